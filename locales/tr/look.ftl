# Listeler, harita ve her sayfada duranlar.
map-legend = Bir sayıya dokunun. Yuvarlaklar etkinlikleri, kareler girişimleri sayar.
map-open = Haritaya bakın
map-in = yer: { $place }
map-nothing = Şu an bir şey yok. Siz başlatır mısınız?

order-label = Sıralama
order-datum = Tarihe göre
order-nieuw = Önce en yeniler
order-az = A'dan Z'ye
order-same = Bu sıralama herkes için aynı.
day-heading = { $date } { $month } { $day }
pages-label = Sayfalar
pages-here = Sayfa { $number } / { $of }
pages-previous = Önceki sayfa
pages-next = Sonraki sayfa

interests-title = Komşuların severek yaptıkları
interests-open = Komşuların ne sevdiğine bakın
interests-heading = İlgi alanlarıyla { $place }
interests-lead = Daire ne kadar büyükse, onu seven komşu o kadar çok. Kim olduklarını hiç görmezsiniz.
interests-about = yaklaşık { $count } komşu
interests-noise = Her sayı bilerek biraz değiştirildi. Böylece kimse tanınmaz. 10'dan az komşunun yaptığı şeyler burada yok. Çizim ayda bir kez değişir.
interests-none = Henüz bir çizim yok. Bütün şehri seçin ya da gelecek ay bakın.
interests-join = Katılın, çizimde siz de olun

language-name = Türkçe
number-thousands = .
number-decimal = ,
language-alphabet = abcçdefgğhıijklmnoöpqrsştuüvwxyz

glossary-title = Zor kelimeler
glossary-lead = Bu sitedeki kelimeler, kısa açıklamalarıyla.
word-connector = mahalle elçisi (buurtverbinder)
word-connector-means = Birçok komşuyu tanıyan ve insanları bir araya getiren kişi. İstediğiniz zaman arayabilir veya uğrayabilirsiniz.
word-volunteering = gönüllülük (vrijwilligerswerk)
word-volunteering-means = Sevdiğiniz için yaptığınız iş. Karşılığında para almazsınız.
word-initiative = girişim (initiatief)
word-initiative-means = Komşuların birlikte başlattığı bir şey. Bir yürüyüş grubu, bir sofra, bir bahçe.
word-scheme = destek (regeling)
word-scheme-means = Belediyenin verdiği para veya yardım. Kendiniz istemeniz gerekir. Mahalle elçisi size yardım eder.
word-municipality = belediye (gemeente)
word-municipality-means = Şehri veya köyü yöneten kurum. Onu belediye binasında (stadhuis) bulursunuz.
word-interests = ilgi alanları (interesses)
word-interests-means = Yapmayı veya öğrenmeyi sevdiğiniz şeyler.
word-meeting = tanışma (ontmoeting)
word-meeting-means = İki komşunun birbirini tanıması. Ancak ikiniz de evet deyince olur.
word-device = cihaz (apparaat)
word-device-means = Telefon, tablet veya bilgisayar.
word-waiting-list = bekleme listesi (wachtlijst)
word-waiting-list-means = Bir şey doluysa yazıldığınız liste. Yer açılınca sıra size gelir.
footer-privacy = Gizlilik
footer-rules = Ev kuralları
footer-access = Erişilebilirlik
