"""Measures peers on the files that `naober evaluate interactions` reads, with the same protocol.

Every item a user has in the train file is masked, all others are ranked, and recall@k and NDCG@k
(gain 1 / log2(1 + place), over the best list of min(k, relevant) places) are averaged over users who
have something in the test file. Seconds are CPU seconds of the fit; rates count the ranking alone.
"""

import argparse
import json
import os
import resource
import time

import numpy as np
from scipy.sparse import csr_matrix


def read(path):
    users = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            numbers = [int(cell) for cell in line.split()]
            if numbers:
                users[numbers[0]] = sorted(set(numbers[1:]))
    return users


def matrix(train, test):
    items = sorted({i for lists in (train, test) for own in lists.values() for i in own})
    place = {item: at for at, item in enumerate(items)}
    users = sorted(set(train) | set(test))
    rows, columns = [], []
    for at, user in enumerate(users):
        for item in train.get(user, ()):
            rows.append(at)
            columns.append(place[item])
    shape = (len(users), len(items))
    known = csr_matrix((np.ones(len(rows), np.float32), (rows, columns)), shape=shape)
    asked = {at: {place[i] for i in test[u]} for at, u in enumerate(users) if test.get(u)}
    return known, asked


def models(name, threads):
    from implicit.als import AlternatingLeastSquares
    from implicit.nearest_neighbours import BM25Recommender, CosineRecommender

    made = {
        # Tuned on fit.txt -> valid.txt, the part that was cut off in time, never on the test.
        "implicit-als": lambda: AlternatingLeastSquares(
            factors=256, regularization=100.0, alpha=50.0, iterations=8,
            num_threads=threads, random_state=1,
        ),
        "implicit-bm25": lambda: BM25Recommender(K=500, K1=0.2, B=0.3, num_threads=threads),
        "implicit-cosine": lambda: CosineRecommender(K=1000, num_threads=threads),
    }
    return made[name]()


def measure(args):
    known, asked = matrix(read(args.train), read(args.test))
    before = time.process_time()
    model = models(args.method, args.threads)
    model.fit(known, show_progress=False)
    fit_cpu_s = time.process_time() - before
    users = np.array(sorted(asked))
    start = time.perf_counter()
    lists, _ = model.recommend(users, known[users], N=args.k, filter_already_liked_items=True)
    took = time.perf_counter() - start
    gains = 1.0 / np.log2(np.arange(2, args.k + 2))
    recall, ndcg = 0.0, 0.0
    for user, found in zip(users, lists):
        right = np.array([item in asked[user] for item in found])
        recall += right.sum() / len(asked[user])
        ndcg += gains[: len(found)][right].sum() / gains[: min(args.k, len(asked[user]))].sum()
    return {
        "name": args.method,
        "recall": recall / len(users),
        "ndcg": ndcg / len(users),
        "fit_cpu_s": fit_cpu_s,
        "users_per_s": len(users) / took,
        "peak_rss_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "users": len(users),
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--train", required=True)
    parser.add_argument("--test", required=True)
    parser.add_argument("--k", type=int, default=20)
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--method", required=True)
    print(json.dumps(measure(parser.parse_args())))


if __name__ == "__main__":
    main()
