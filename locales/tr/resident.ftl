# Mahalle sakininin kendi seçimleri, tanışmaları ve bilgileri.
choices-title = Sizin için ne önemli?
choices-help = Her biri için az ya da çok seçin. Sonucu hemen görürsünüz.
choices-near = Yakınlık
choices-interests = Sevdiklerim ve paylaştıklarım
choices-fresh = Yeni şeyler
choices-familiar = Bildiğim gruplar
choices-less = az
choices-usual = normal
choices-more = çok
choices-less-of = Bunlardan daha az görüyorsunuz. Yeniden normal olması için dokunun.
choices-again = Yeniden normal: { $concept }
choices-without = Profilim olmadan
choices-without-help = O zaman anlattıklarınıza ve yaptıklarınıza bakmayız. Mahallenizde herkes aynısını görür.
choices-over = Hepsini sil ve yeniden başla
choices-over-help = Anlattıklarınızı, gizlediklerinizi, sakladıklarınızı ve seçtiklerinizi unuturuz. Katıldıklarınız ve hesabınız kalır.
for-you-lead-without = Profiliniz olmadan seçtik: mahallenizde herkes aynısını görür.
for-you-paused = Ara verdiniz. Size öneri ve çağrı gelmez, sizi de kimse görmez.
for-you-people-without = Profiliniz olmadan size kimseyi önermeyiz.
for-you-people-unseen = Sizi kimsenin görmemesini seçtiniz. Bu yüzden size de şimdi kimseyi önermiyoruz.
for-you-keep = Sakla
for-you-less = Bundan daha az
for-you-kept = Sakladıklarınız
for-you-unkeep = Saklamaktan vazgeç
travel-near = Mahallenizde
travel-minutes = bisikletle { $count } dakika
flash-choices = Kaydedildi. Artık sizin için böyle seçiyoruz.
flash-less = Artık bundan daha az görürsünüz. Geri almak için "Sizin için ne önemli?" bölümüne bakın.
flash-kept = Saklandı. Bu sayfanın en altında bulursunuz.
flash-not-kept = Artık saklanmıyor.
flash-over = Zevklerinizle ilgili her şey silindi. Ne yapmayı sevdiğinizi yeniden anlatabilirsiniz.
presence-title = Sizi kim görebilir?
presence-help = Nedenini söylemeniz gerekmez. İstediğiniz zaman değiştirebilirsiniz.
presence-seen = Normal. Komşular adımı ancak ikimiz de evet deyince görür.
presence-unseen = Beni hiçbir yerde gösterme. Kimseye önerilmem, kimse benden yardım istemez.
presence-paused = Ara veriyorum. Hiçbir yerde görünmem, bana öneri ve e-posta gelmez.
presence-back = Geri döndüm

meetings-unread = { $count } yeni mesaj
meetings-match = İki hafta önce { $name } ile tanıştınız. Anlaşabildiniz mi?
meetings-match-yes = Evet, iyi anlaştık
meetings-match-no = Pek değil
meetings-open = { $name } ile yazışın ya da birlikte bir yere gidin
meetings-together-help = Böylece başkalarının da olduğu bir yer seçersiniz. Yanınızda birini de getirebilirsiniz.
meetings-ask-along = { $name } ile birlikte
meetings-nothing-on = Şu an ikinizin de gidebileceği bir etkinlik yok.
meetings-messages = Mesajlar
meetings-no-messages = Henüz mesaj yok. Burada yazılanları yalnızca siz ve { $name } okur.
meetings-you = Siz
meetings-was-plan = Bu, birlikte gitme planıydı. Tarihi geçti.
meetings-plan-mine = Birlikte gitmeyi önerdiğiniz etkinlik: { $title }. Siz katılıyorsunuz.
meetings-plan = Birlikte gidelim mi? { $title }
meetings-plan-yes = Evet, gelirim
meetings-write = { $name } için mesajınız
meetings-send = Gönder
meetings-stop = Artık görüşmek istemiyor musunuz?
meetings-block-help = O zaman siz ve { $name } birbirinizi hiçbir yerde görmezsiniz. Mesajlarınız silinir. Karşıdaki kişi, sizin Naober'den ayrıldığınızı düşünür.
meetings-block = { $name } ile görüşmeyi bitir
error-message-empty = Önce bir mesaj yazın.
error-message-long = Bu mesaj çok uzun. 1000 karakterden kısa olsun.
flash-together = Ne güzel, katılıyorsunuz. Ona da sorduk.
flash-match = Çok sevindik. Birlikte iyi vakit geçirin.
flash-no-match = Teşekkürler. Bunu kimse öğrenmez. Sizin için aramaya devam ediyoruz.
flash-blocked = Tamam. Artık birbirinizi hiçbir yerde görmezsiniz.
nav-meetings-unread = Tanışmalar ({ $count } yeni)

letter-met-subject = Naober'de sizin için yeni bir şey var
letter-met-body =
    Merhaba,

    Siz ve bir komşu, ikiniz de evet dediniz. Kim olduğunu burada görürsünüz:
    { $link }

    Naober { $town }
letter-message-subject = Naober'de sizin için yeni bir şey var
letter-message-body =
    Merhaba,

    Tanıştığınız bir komşu size bir şey yazdı. Buradan okuyun:
    { $link }

    Naober { $town }
letter-answered-subject = Naober'de sizin için yeni bir şey var
letter-answered-body =
    Merhaba,

    Bir komşu, isteğinize veya teklifinize yanıt verdi. Buradan okuyun:
    { $link }

    Naober { $town }
letter-cancelled-subject = Naober'de bir etkinlik iptal oldu
letter-cancelled-body =
    Merhaba,

    Bu etkinlik iptal oldu: { $about }
    Bir şey yapmanız gerekmez. Başka neler olduğuna buradan bakın:
    { $link }

    Naober { $town }
letter-changed-subject = Naober'de bir etkinlik değişti
letter-changed-body =
    Merhaba,

    Şu etkinliğin saati veya yeri değişti: { $about }
    Yeni hâlini burada görürsünüz:
    { $link }

    Naober { $town }
letter-place-subject = Naober'de sizin için yer açıldı
letter-place-body =
    Merhaba,

    Bekleme listesindeydiniz. Artık sizin için yer var: { $about }
    Katılıyorsunuz. Gelemeyecek misiniz? Buradan bildirin:
    { $link }

    Naober { $town }
letter-outcome-subject = Naober'deki etkinlik nasıl geçti?
letter-outcome-body =
    Merhaba,

    Katıldığınız etkinlik: { $about }
    Ortaya ne çıktığını burada okuyun:
    { $link }

    Naober { $town }

item-cancelled = Bu etkinlik iptal oldu.
item-outcome = Ortaya ne çıktı?
item-waiting = Bekleme listesindesiniz. Yer açılırsa katılırsınız ve size haber veririz.
item-full = Bütün yerler dolu.
item-wait = Beni bekleme listesine yaz
item-welcome = Orada henüz kimseyi tanımıyorum. Beni { $name } karşılasın.
item-welcome-nobody = Orada henüz kimseyi tanımıyorum. Beni biri karşılasın.
item-join-seen = Düzenleyen kişi adınızı görür.
item-tasks = Kim ne yapıyor?
item-tasks-join = Katılırsanız bir görev seçebilirsiniz.
item-task-mine = bunu siz yapıyorsunuz
item-task-left = { $count ->
    [0] bu tamam
   *[other] { $count } kişi daha gerekli
}
item-task-button = Bunu ben yaparım
item-task-take = Bunu ben yaparım: { $title }
item-task-not = Bundan vazgeçtim: { $title }
item-along = Birlikte gitmek
share-title = Başkasına da haber verin
share-help = Bunu sevecek birini tanıyor musunuz? Ona gönderin ya da bir yere asın.
share-whatsapp = WhatsApp
share-mail = E-posta
share-print = Asmak için küçük ilan
share-subject = Sana göre mi? { $title }
share-print-tip = Bu ilanı tarayıcınızın yazdırma düğmesiyle basın.
share-back = Geri
how-title = Nasıldı? { $title }
how-good = Güzeldi
how-fair = Fena değildi
how-not-mine = Bana göre değil
host-title = Etkinliği yönet
host-of = Etkinliği yönet: { $title }
host-guests = Kimler geliyor?
host-guests-help = Burada yalnızca katılanların adını görürsünüz. Aranızda kalsın.
host-no-guests = Henüz kimse yok. Başkalarına haber verin.
host-welcome = Orada henüz kimseyi tanımıyor. Bu komşuyu siz karşılar mısınız?
host-waiting = Bekleme listesinde { $count } komşu var.
host-task = Yapılacak iş nedir?
host-task-places = Kaç kişi gerekli?
host-task-add = Ekle
host-task-away = Kaldır
host-task-away-of = Kaldır: { $title }
host-move = Başka saat veya yer
host-move-help = Katılanlara haber gider. Takvimlerinde de değişir.
host-outcome = Ortaya ne çıktı?
host-outcome-field = Katılanlara anlatın
host-outcome-help = Örneğin: on iki bisiklet tamir ettik ve bol bol kahve içtik. İnsanların nasıl biri olduğunu yazmayın.
host-outcome-tell = Anlat
host-more = Birlikte düzenlemek
host-more-help = Bu bağlantıyı sizinle düzenleyecek kişiye verin. Açıp evet diyen kişi, burada sizin yaptığınız her şeyi yapabilir.
host-more-link = Birlikte düzenleyen için bağlantı
host-cancel = Bunu iptal et
host-cancel-help = Katılan herkese haber gider. Takvimlerde iptal olduğu yazar.
host-cancel-all-help = O zaman bütün günler iptal olur. Katılan herkese tek bir haber gider.
host-become = Birlikte düzenler misiniz?
host-become-lead = Biri sizden birlikte düzenlemenizi istiyor: { $title }
host-become-help = O zaman saati ve yeri değiştirebilir, görev ekleyebilirsiniz. Kimlerin geleceğini de görürsünüz.
host-become-yes = Evet, ben de düzenlerim
error-cancelled = Bu iptal oldu.
error-task-full = Bu iş tamam. Başka bir şey seçin.
error-task = Yapılacak işi kısaca yazın.
error-tasks-many = On iki görev yeterli. Önce birini kaldırın.
error-fewer-places = Şimdiden daha çok kişi katılıyor. Daha büyük bir sayı seçin.
error-outcome-empty = Önce ortaya ne çıktığını yazın.
error-outcome-long = Bu çok uzun. 2000 karakterden kısa olsun.
error-outcome-early = Bunu etkinlikten sonra anlatabilirsiniz.
flash-welcome = Ne güzel, katılıyorsunuz. Biri sizi karşılayacak.
flash-waiting = Bekleme listesindesiniz. Tam o anda yer açıldıysa katılıyorsunuz.
flash-thanks = Teşekkürler. Böylece daha iyi seçeriz.
flash-moved = Kaydedildi. Katılanlara haber gidiyor.
flash-cancelled = İptal edildi. Katılanlara haber gidiyor.
flash-told = Kaydedildi. Katılanlara haber gidiyor.

data-title = Bilgilerim
data-lead = Naober'in sizin hakkınızda sakladığı her şey ve nedeni. Bu sayfayı yalnızca siz görürsünüz.
data-file = Hepsini dosya olarak al
data-link = Sakladığımız her şeye bakın
data-link-help = Sizin hakkınızda neyi, neden sakladığımızı görürsünüz. Hepsini yanınıza alabilirsiniz.
data-nothing = Burada sakladığımız bir şey yok.
data-end = Değiştirmek veya kaldırmak
data-end-help = Buradaki her şey sizin. Değiştirebilir, ara verebilir ya da hepsini silebilirsiniz.
data-correct = Anlattıklarınızı değiştirin
data-pause = Ara verin
data-told = Anlattıklarınız
data-told-why = Size nasıl sesleneceğimizi, nerede oturduğunuzu ve ne sevdiğinizi bilmek için. Sokağınızı ve ev numaranızı hiç sormayız.
data-understood = Anladıklarımız
data-understood-why = Sözlerinizden okuduğumuz konular. Size uyanı bunlarla seçeriz.
data-chosen = Seçtikleriniz
data-chosen-why = Sizin için seçerken her şeyin ne kadar önemli olduğu.
data-met = Tanıştıklarınız
data-met-why = Sizi bir araya getirmek için. Burada karşıdakinin yalnızca adını görürsünüz. Onun yazdıkları ona aittir.
data-did = Yaptıklarınız
data-did-why = Katıldıklarınız, sakladıklarınız, gizledikleriniz ve giriş bilgileriniz. Her şeyi silerseniz bunlar da hemen silinir.
data-says-joined = katılıyorsunuz
data-says-accepted = yardım ediyorsunuz
data-says-declined = hayır dediniz
data-says-hidden = bunu görmek istemediniz
data-says-yes = evet
data-says-no = hayır
data-says-good = güzeldi
data-says-fair = fena değildi
data-says-not-mine = size göre değildi
data-row-interactions = Katılım
data-row-saved-items = Saklanan
data-row-item-waiting = Bekleme listesi
data-row-item-welcomes = Henüz kimseyi tanımıyordunuz
data-row-item-hosts = Birlikte düzenliyorsunuz
data-row-item-answers = Nasıl geçtiği
data-row-items = Sizin hazırladığınız
data-row-asks = Size yapılan çağrı
data-row-task-takers = Görev
data-row-blocks = Görüşmeyi bitirdiğiniz bir komşu
data-row-cards = Giriş kartı, son geçerlilik günü
data-row-desk-agreements = Masa aracılığıyla cevaplar
data-row-second-steps = Girişte ek adım
data-row-backup-codes = Yedek kodlar
data-row-sessions = Girişler
data-row-member-roles = Görev
data-row-sign-in-codes = Kod isteme
data-row-letters = E-posta ile haber
data-row-exposures = Kaç kez önerildi, isimsiz
data-answers = Komşulara { $count } kez evet veya hayır dediniz. Kime olduğunu göstermiyoruz.
data-row-reports = Bildirdikleriniz

report-title = Bir şey oldu
report-lead = Ne olduğunu anlatın. Bir mahalle elçisi okur ve cevap verir.
report-what = Ne oldu?
report-what-unkind = Biri kaba davrandı
report-what-unsafe = Kendimi güvende hissetmedim
report-what-untrue = Yazan şey doğru değil
report-what-money = Biri para istedi
report-what-other = Başka bir şey
report-words = Kendi sözlerinizle anlatın
report-words-help = Ne olduğunu ve ne zaman olduğunu yazın. Kişinin nasıl biri olduğunu yazmayın.
report-seen = Karşıdaki kişi yazdıklarınızı okumaz ve bunun kimden geldiğini öğrenmez. Şu an tehlike mi var? 112'yi arayın.
report-send = Gönder
report-link-meeting = Bir şey oldu
report-link-item = Burada yanlış bir şey mi var?
report-answer = Bununla ilgili ne yaptınız?
report-answer-nothing = Bir şey yapmıyoruz
report-answer-talked = Herkesle konuştuk
report-answer-warned = Bir daha yapılmamasını istedik
report-answer-removed = Onu kaldırdık
report-reasons = Neden?
report-reasons-help = Bunu hem bildiren hem de hakkında bildirilen kişi okur. Birinin adını ötekine yazmayın.
report-answer-send = Cevapla
reports-title = Bildirimler
reports-lead = Cevap bekleyenler, en eskisi başta. Baktığınız ikisinin de sayfasında yazar.
reports-none = Bekleyen bir şey yok.
reports-from = bildiren: { $name }
reports-about = ilgili kişi: { $name }
reports-appeal = Biri cevaba katılmıyor:
my-reports-title = Bildirimlerim
my-reports-none = Bir şey bildirmediniz, sizin hakkınızda da kimse bir şey bildirmedi.
my-reports-sent = Bildirdiğiniz
my-reports-about = Sizin hakkınızda
my-reports-waits = Bu, cevap bekliyor.
my-reports-appeal = Buna katılmıyorum
my-reports-appeal-field = Neden katılmıyorsunuz? Başka biri bir daha bakar.
error-report-what = Ne olduğunu seçin.
error-report-empty = Ne olduğunu kısaca yazın.
error-report-long = Bu çok uzun. 2000 karakterden kısa olsun.
error-answer = Ne yaptığınızı seçin.
error-reasons-empty = Nedenini yazın. İkisi de bunu bilmek ister.
flash-reported = Teşekkürler. Bir mahalle elçisi okuyacak.
flash-appeal = Başka biri bir daha bakacak.
looked-report = { $name } bir bildirimi okudu. Cevap: { $reason }
data-says-host = evet, ben de düzenliyorum
