# Saklananlar ne kadar kalır, ve yaptıklarınızdan ne çıkarılır.
keep-title = Neyi ne kadar saklıyoruz
keep-lead = Hiçbir şey gerektiğinden uzun kalmaz. Süresi dolanı her gün sileriz.
keep-days = { $count ->
    [one] 1 gün
   *[other] { $count } gün
}
keep-years = { $count ->
    [one] 1 yıl
   *[other] { $count } yıl
}
keep-until-you-leave = Siz değiştirene ya da her şeyi silene kadar
keep-for-good = Süresiz
keep-told = Kendi anlattıklarınız ve yaptıklarınız
keep-told-why = Adınız, mahalleniz ve sevdiğiniz şeyler. Nelere katıldığınız, kimlerle tanıştığınız. Size uyanı böyle buluruz.
keep-sign-in = Giriş kodları ve kartları, artık geçerli olmadıklarında
keep-sign-in-why = Birinin çok sık kod isteyip istemediğini böyle görürüz.
keep-doings = Başkalarına ulaşan bir şeyi ne sıklıkta yaptığınız
keep-doings-why = Böylece ortam sakin kalır: kimse herkese bir anda yazamaz.
keep-digests = E-postayla aldığınız öneriler
keep-digests-why = Böylece size hep aynı öneri gelmez. E-posta istediğiniz sürece son mektubunuz yenisi gelene kadar kalır.
keep-exposures = Günde kaç kez önerildiğiniz
keep-exposures-why = Böylece herkese sıra gelir. Kimin gördüğünü saklamayız.
keep-letters = Size bir haber gönderdiğimiz
keep-letters-why = Böylece hiçbir şeyi iki kez göndermeyiz. İçindekiler ve adresiniz, mektup gidince silinir.
keep-places = Bekleme listesindeki yeriniz, gün geçtikten sonra
keep-places-why = Ondan sonra kimsenin işine yaramaz.
keep-exchanges = İstediğiniz ya da sunduğunuz şey, bittiğinde
keep-exchanges-why = Kimin yanıt verdiğine bir süre daha bakabilirsiniz.
keep-asks = Yardım ister misiniz sorusu, evet demediyseniz
keep-asks-why = Böylece aynı şeyi iki kez sormayız.
keep-seeds = “Bunu başlatalım mı?” sorusuna ne dediğiniz
keep-seeds-why = Böylece aynı şeyi iki kez sormayız.
keep-proposals = Önerdiğimiz ama tanışmadığınız bir komşu
keep-proposals-why = Böylece sizi birbirinize durmadan önermeyiz.
keep-messages = Bir komşuyla yazışmanız, son mesajdan sonra
keep-messages-why = Böylece kaldığınız yerden konuşabilirsiniz.
keep-reports = Bir bildirim, yanıtlandıktan sonra
keep-reports-why = Yanıtı doğru bulmayan bunu hâlâ söyleyebilir.
keep-invitations = Bir adresin bir kez davet edildiği
keep-invitations-why = Böylece kimseye aynı mektup iki kez gitmez. Adresin kendisi buradan okunamaz.
keep-accesses = Ekipten kimin size baktığı
keep-accesses-why = Böylece kim olduğunu ve nedenini görebilirsiniz.
keep-left = Bir numaranın ayrıldığı ve ne zaman ayrıldığı
keep-left-why = Eski bir kopyayı geri yüklersek sizi hemen yeniden sileriz. Yanında ad yazmaz.
keep-backups = Bir şey bozulursa diye kopyalar alırız. Bunlar 30 gün sonra silinir.
keep-link = Neyi ne kadar saklıyoruz
data-learned = Bunlardan çıkardıklarımız
data-learned-why = Bunu siz öneri isteyince hesaplarız. Saklamayız. Profilinizi kapatırsanız bunu yapmayız.
data-learned-subject = { $name }: katıldıklarınızın yüzde { $share } kadarı
data-learned-often = { $name }: { $share } kez sayılır. Üstünden zaman geçen daha az sayılır.
audit-measure-canaries-restored = Eski bir kopya geri yüklenince sözcüğün durduğu yerler
audit-measure-missing-in-export = Birinin yazdığı ama kendi verilerinin dosyasında olmayanlar
audit-measure-canaries-left-postgresql = Kelimenin hâlâ bulunduğu yerler, PostgreSQL üzerinde
audit-measure-canaries-restored-postgresql = Geri yüklemeden sonra sözcüğün durduğu yerler, PostgreSQL üzerinde
audit-measure-lost-in-power-cuts = Bildirildiği hâlde elektrik kesilince kaybolanlar
audit-measure-one-in-many-cells-accuracy = Komşuların getirdiği her şeyden birinin sayılıp sayılmadığının ne sıklıkta tahmin edildiği
