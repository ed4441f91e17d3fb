# Mahalle elçisi: gazete, masa, kart, yüzler.
nav-connector = Mahalle elçileri için
role-connector = Mahalle elçisi
role-coordinator = Koordinatör
role-officer = Belediye çalışanı
role-administrator = Yönetici
role-resident = Mahalle sakini

connector-title = Mahalle elçileri için
connector-lead = Sokakta, tezgâhta ve masada size gerekenler.

faces-title = Mahallenin yüzleri
faces-lead = { $town } için çalışan kişiler. Burada oturuyor veya çalışıyorlar, kendileri de bir şeyler paylaşıyorlar.
faces-all = Mahallenin bütün yüzleri
faces-here = Beni burada bulursunuz

paper-title = { $place } mahalle gazetesi
paper-under = { $town }, { $day } { $month } { $year }
paper-lead = Mahallenizde neler var, burada okuyun. Herkes gelebilir. Her haberin sonunda bir kod var. Böylece bilgisayar olmadan da katılırsınız.
paper-call-code = Kodu ve adınızı söyleyin. Bu yeter.
paper-face = { $name }, mahalle elçiniz
paper-face-phone = { $name }, mahalle elçiniz: { $phone }
paper-host = düzenleyen: { $host }
paper-code = Kod { $code }
paper-needs = Gerekenler: { $needs }
paper-by = Anlatan: { $author }
paper-ask = Sorabileceğiniz kişi: { $name }, { $phone }, { $place }
paper-activities = Neler var?
paper-activities-lead = Önümüzdeki haftalar. Tekrarlanan etkinliklerin ilk tarihi yazar.
paper-initiatives = Komşuların birlikte yaptıkları
paper-initiatives-lead = Bir uğrayın.
paper-opportunities = Kim yardım eder?
paper-opportunities-lead = Bir kez için evet dersiniz.
paper-story = Mahalleden bir hikâye
paper-story-lead = { "" }
paper-schemes = Belediyenin destekleri
paper-schemes-lead = İşine yarayan herkes içindir. Kodla sitede bulursunuz ya da size eşlik edecek birine sorun.
paper-slip = Katılıyorum
paper-slip-lead = Bunu kesin ve mahalle elçinize verin. Arayabilirsiniz de.
paper-slip-code = Kod
paper-slip-name = Ad
paper-slip-phone = Telefon
paper-page = sayfa
paper-page-title = Mahalle gazetesi
paper-page-lead = Bir mahalle seçin. Sitede şu an ne varsa A4 gazete olarak alırsınız. Yazdırın ve insanların geldiği yerlere bırakın.
paper-letters = Harfler
paper-normal = Normal harfler
paper-large = Büyük harfler, sesli okumak için de rahat
paper-button = Gazeteyi hazırla

desk-title = Cevap masası
desk-lead = Bir kupon, bir kart veya bir telefon mu geldi? Kodu ve adı yazın.
desk-code = Gazetedeki kod
desk-button = Kaydet
desk-which = Bu adda birden çok kişi var. Hangisi?
desk-since = başlangıç: { $day }
desk-sign-up = { $name } için kayıt aç, bu cevabı da ekle
desk-done = Kaydedildi
desk-read-out = Bunu sesli okuyun veya kâğıda yazın. Komşunuz yeri ve zamanı bilsin.
desk-people = Yardım ettikleriniz
desk-people-lead = Bu kişiler, bir mahalle elçisinin onlar adına cevap vermesini kabul etti. Adlarını ve mahallelerini görürsünüz.
desk-people-none = Henüz kimse yok. Yanınızda duran birini kaydedin.
desk-takes-part = Bu komşu nelere katılıyor?
desk-takes-part-none = Henüz hiçbir şeye.
reason-label = Bunu neden bilmek istiyorsunuz?
reason-help = Komşunuz bunu kendi sayfasında, sizin adınızla birlikte okuyabilir.
reason-button = Göster
error-reason = Bunu neden bilmek istediğinizi birkaç kelimeyle yazın.
error-desk-code = Bu kod hiçbir gazetede yok. Bir daha dikkatle bakın.
error-desk-digit = Kodda küçük bir hata var. İki rakam yer değiştirmiş mi, bakın.
error-desk-reading = Bu kod bir hikâyenin veya bir desteğin. Okunabilir ama bununla bir yere katılamazsınız.
error-desk-name = Sizin cevap vermenizi kabul eden bu adda biri yok. Önce o kişiyi kaydedin.

street-title = Birini kaydetmek
street-lead = Bunu birlikte, kişi yanınızdayken yapın. Ad ve mahalle yeter.
street-code = { $code } kodlu cevap hemen kaydedilir.
street-agree = Bu komşu katılmak istiyor. Mahalle elçileri onun adına cevap verebilir. İstediği zaman bırakabilir.
street-button = Kaydet
error-street-agree = Önce komşunuza kabul edip etmediğini sorun, sonra kutuyu işaretleyin.

card-title = Kart
card-for = Kartın sahibi: { $name }
card-heading = Giriş kartı
card-lead = Kartla komşunuz sonra kendi giriş yapabilir. Kart kayıp mı? Yenisini verin. O zaman eskisi çalışmaz.
card-button = Kart hazırla
card-go = Şu adrese gidin:
card-type = ve şu kodu yazın:
card-once = Kod bir kez çalışır, bugünden sonra altmış gün geçerlidir.
card-lost = Kart kayboldu mu, giriş olmuyor mu? { $name } ile konuşun.
card-print = Bu sayfayı yazdırın veya gösterin. Kod yalnızca burada yazar. Sayfadan çıkarsanız yenisini hazırlarsınız.
sign-in-card = Size bir kart mı verildi?
sign-in-card-title = Kartla giriş
sign-in-card-lead = Mahalle elçinizin verdiği kartta on iki karakterli bir kod var.
sign-in-card-code = Kartınızdaki kod
error-card = Bu kod çalışmıyor. Doğru yazdınız mı, bakın. Olmazsa yeni bir kart isteyin.

here-title = Bu hafta buradayım
here-lead = Sizi nerede bulabileceklerini söyleyin. Öbür etkinlikler gibi sitede ve gazetede çıkar.
here-about = { $name } ile sohbet
here-body = Bir soruyla, bir fikirle ya da öylesine uğrayın. Kahve var.
here-button = Ekle

flash-here = Eklendi. Görüşmek üzere.
flash-desk = Kaydedildi.
flash-street = Aramıza hoş geldi. Şimdi bir kart hazırlayabilirsiniz.

looked-title = Kim baktı?
looked-lead = Bazen bir mahalle elçisi veya belediye size ait bir şeyi görür. Kim olduğu ve nedeni burada yazar.
looked-none = Kimse bakmadı.
looked-gone = Artık burada çalışmayan biri
looked-sign-up = { $name } sizi kaydetti.
looked-reply = { $name } sizi şuna kaydetti: { $reason }.
looked-card = { $name } size bir kart hazırladı.
looked-look-up = { $name } nelere katıldığınıza baktı. Nedeni: { $reason }.
looked-role = { $name } size bir görev verdi: { $reason }.
looked-role-gone = { $name } bir görevi geri aldı: { $reason }.
looked-second-step = { $name } ikinci adımınızı yeniden açtı.
looked-desk = Mahalle elçilerinin sizin adınıza cevap vermesini kabul ettiniz. Tarih: { $day }.
looked-desk-end = Bundan sonra kendim cevap veririm

# İkinci adım ve yönetim.
nav-admin = Yönetim
second-step-title = İkinci adım
second-step-lead = Burada bir görevle çalışıyorsunuz. Bu yüzden iki şey isteriz: e-postanızdaki kod ve telefonunuzdaki kod. Kod üreten ücretsiz bir uygulama gerekir.
second-step-begin = Telefonumda hazırla
second-step-scan = Uygulamayı açın ve kamerayı bu resme tutun.
second-step-picture = Uygulamanız için gizli anahtarı taşıyan resim. Altında harflerle de yazıyor.
second-step-type = Olmuyor mu? O zaman uygulamaya şunu yazın:
second-step-then = Uygulamanın gösterdiği altı rakamı buraya yazın.
second-step-code = Telefonunuzdaki kod
second-step-ask = Uygulamanızın şu an gösterdiği altı rakamı yazın. Sonra bir iş günü boyunca bir daha sormayız.
second-step-lost = Telefonunuz kayıp mı? O zaman sakladığınız kodlardan birini yazın.
second-step-codes = Hazır. Bu kodları kâğıtta saklayın. Telefonunuz kaybolursa her kodla bir kez girersiniz. Ekranda yalnızca şimdi görünürler.
second-step-kept = Kodları sakladım
second-step-passed = Giriş yaptınız.
second-step-not-needed = Burada gerekmez. Bu uydurma şehirde görevliler de uydurmadır. Gerçek bir şehirde Naober burada telefonunuzdan bir kod ister.
error-second-step = Bu kod yanlış ya da daha önce kullanıldı. Sıradaki kodu bekleyin ve yeniden deneyin.
error-second-step-locked = Çok fazla kod denendi. On beş dakika bekleyin, sonra yeniden deneyin.

admin-title = Yönetim
admin-lead = Kimin hangi görevi var? Görev, araç verir. Kimse görevi sayesinde daha çok kişi görmez.
admin-holders = Görevi olanlar
admin-second-step = İkinci adım hazır.
admin-no-second-step = İkinci adım henüz hazır değil.
admin-withdraw = Görevi geri al
admin-withdraw-of = Görevi geri al: { $name }
admin-reset = Başka telefon
admin-reset-of = İkinci adımı yeniden aç: { $name }
admin-grant = Görev ver
admin-address = Mahalle sakininin e-posta adresi
admin-address-help = Bu kişinin giriş yaptığı adres.
admin-role = Görev
admin-role-choose = Bir görev seçin
admin-organisation = Bu kişi kimin için çalışıyor?
admin-phone = Telefon numarası
admin-public = Bundan sonra herkes yüzler sayfasında kim olduğunu görür. Telefon numarasını ve ne paylaştığını da görür.
error-grant-address = Bu adresle giriş yapan kimse yok. Önce kişinin adresi kendisi eklemesini isteyin.
error-grant-role = Bir görev seçin.
error-grant-organisation = Koordinatör bir kuruluş için çalışır. Hangisi?
error-last-administrator = Her zaman bir yönetici olmalı. Önce bu görevi başka birine verin.
flash-granted = Görev verildi.
flash-withdrawn = Görev geri alındı.
flash-reset = İkinci adım yeniden hazırlanabilir.

letter-invite-subject = Naober { $town } sizi davet ediyor
letter-invite-body =
    Merhaba,

    Naober'de { $town } komşuları birbirini sevdikleri ve iyi bildikleri işlerle bulur.
    Biri sizi bir kez davet etmemiz için bu adresi verdi. Adresi saklamıyoruz, yalnızca bir işaret tutuyoruz. Böylece size ikinci kez yazmayız.

    Size göre mi, buradan bakın:
    { $link }

    Bir şey yapmazsanız bizden bir daha haber almazsınız.

# Bekleyenler ve başlayabilecekler.
waits-title = Sizi bekleyenler
waits-none = Bekleyen bir şey yok.
waits-card = kartı henüz kullanmadı
waits-until = Kartın son günü: { $day }.
seed-title = Bunu başlatalım mı?
seed-possible = Burada birçok komşu bunları iyi biliyor ama henüz bir etkinlik yok. Birini seçin ve kim başlamak ister diye sorun.
seed-possible-none = Şu an bir şey yok.
seed-lead = Soru, konuyu seven herkese gider: { $concept }. Kime gittiğini ve kimin evet dediğini kimse görmez. Beş evet ve bir ev sahibi olunca başlar.
seed-about = Birlikte: { $concept }
seed-body = Bu konuyu seven komşular var: { $concept }. Birlikte başlayalım mı?
seed-offer = Sor
seed-blind = Bu sorunun size gelip gelmediğini ve ne dediğinizi kimse görmez. Yeterince komşu evet derse başlar.
seed-yes = Ben varım
seed-host = Ben varım, ev sahibi de olurum
seed-no = Bana göre değil
seed-begun = Başladı.
seed-over = Soru olarak kaldı.
seed-until = Sorunun son günü: { $day }.
seed-said-yes = evet
seed-said-host = evet, ev sahibi de olurum
seed-said-no = hayır
data-row-seed-offers = Soru: bunu başlatalım mı?
error-seed-open = Bu soru şu an soruluyor. Bitmesini bekleyin.
error-seed-over = Bu sorunun süresi doldu.
flash-seed = Soru soruldu.
flash-seed-answered = Teşekkürler. Başlarsa haberiniz olur.
flash-seed-begun = Başlıyor, siz de varsınız.

# Konuların resmi.
themes-title = Mahalle neleri seviyor?
themes-lead = Bunlar konulardır, insanlar değil. Bir çizgi şu demek: ikisini de ilgilendiren bir şey var. Kesik çizgi bir boşluktur.
themes-caption = Daire ne kadar büyükse, onu seven komşu o kadar çok.
themes-about = { $theme }: yaklaşık { $count } komşu
themes-gap = “{ $one }” ve “{ $other }” çok seviliyor ama ikisini birleştiren bir şey yok.
themes-bridge = Komşular şimdiden bunları paylaşıyor: { $first } ve { $second }. İkisini tek bir etkinlikte birleştirin.
