# İnsanların okuduğu her söz. Sade Türkçe, "siz" ile.
product = Naober
skip = İçeriğe geç
nav-label = Ana menü
nav-week = Bu hafta
nav-initiatives = Girişimler
nav-opportunities = Gönüllülük
nav-stories = Hikâyeler
nav-schemes = Destekler
nav-for-you = Sizin için
nav-meetings = Tanışmalar
nav-me = Sayfam
nav-join = Katılın
nav-coordinator = Gönüllü bul
nav-officer = Sayılar
sign-out = Çıkış yap
demo-further = Bir gün sonrası
flash-further = Bir gün geçti. Neler olduğuna bakın.
demo-banner = Bu şehir gerçek değil, uydurma.
research-banner = Bu şehir yalnızca ölçüm için var. Gruplar gerçek, içinde isim yok.
footer-call = Aramak ister misiniz?
footer-face = Mahalle elçiniz { $name } size yardımcı olur.
footer-about = Naober, güvenebileceğiniz komşu anlamına gelen eski bir Hollandaca kelimedir.

home-title = Mahallede neler var?
home-lead = { $town } için her şey bir arada. Herkes aynısını görür, hesap gerekmez.
home-week = Bu hafta
home-week-more = Bütün etkinlikler
home-join-title = Siz ne paylaşabilirsiniz?
home-join-text = Bir pasta, dinleyen bir kulak, bir pense. Herkesin paylaşacağı bir şey var. Siz anlatın, komşular sizi bulsun.
home-join-button = Ne paylaştığınızı anlatın
home-map = { $town } mahalleleri
home-all = Hepsi bir arada
home-stories = Komşu hikâyeleri
home-nothing = Bu hafta için bir şey yok. Bütün etkinliklere bakın.

count-activities = { $count } etkinlik
count-initiatives = { $count } girişim
count-opportunities = { $count } gönüllü yeri
count-stories = { $count } hikâye

list-activities = Etkinlikler
list-initiatives = Girişimler
list-opportunities = Gönüllülük
list-everywhere = Bütün { $town }
list-empty = Burada şu an bir şey yok. Başka bir mahalleye de bakın.
list-filter = Mahalle seçin
list-category = Konu
list-category-all = Hepsi

item-where = Nerede
item-when = Ne zaman
item-with = Kiminle
item-for = Kimin için
item-needs = Gerekenler
item-minutes = { $count } dakika
item-places = { $count ->
    [0] dolu
   *[other] { $count } yer kaldı
}
item-taken = { $count ->
    [0] ilk katılan siz olabilirsiniz
   *[other] { $count } komşu katılıyor
}
item-group = Bağlı olduğu girişim
item-activities = Ne zaman gelebilirsiniz?
item-join = Katılıyorum
item-help = Yardım ediyorum
item-joined = Siz de katılıyorsunuz.
item-leave = Vazgeçtim
item-sign-in = Katılmak için önce kendinizi kısaca tanıtın.

join-title = Siz ne paylaşabilirsiniz?
join-lead = Dört kısa soru. Her şeyi sonra değiştirebilirsiniz. Adresinizi sormuyoruz.
join-brings = Siz ne paylaşabilirsiniz?
join-brings-help = Konuştuğunuz gibi yazın, en iyisi Hollandaca. Örneğin: "Banden plakken doe ik al jaren voor de hele straat" (yıllardır bütün sokağın lastiklerini yamarım).
join-enjoys = Ne yapmayı seversiniz?
join-enjoys-help = Örneğin: wandelen (yürüyüş), samen koken (birlikte yemek yapmak), schaken (satranç).
join-would-like = Ne öğrenmek veya yapmak istersiniz?
join-would-like-help = Örneğin: leren breien (örgü öğrenmek), een keer meezingen (bir kez koroda söylemek).
join-neighbourhood = Hangi mahallede oturuyorsunuz?
join-neighbourhood-choose = Mahallenizi seçin
join-neighbourhood-merged = { $name } ({ $other } ile birlikte)
join-time = Ne zaman vaktiniz var?
join-time-help = Genelde uygun olan zamanları işaretleyin. Boş da bırakabilirsiniz.
join-name = Size nasıl seslenelim?
join-name-help = Adınız ya da lakabınız. Komşular bunu ancak ikiniz de evet deyince görür.
join-meet = Komşularla tanışmak istiyorum
join-meet-help = İkiniz de evet demeden kimse sizin kim olduğunuzu görmez.
join-asks = Sizden ne sıklıkla yardım istenebilir?
join-asks-option = { $count ->
    [0] İstenmesin
   *[other] Haftada en fazla { $count } kez
}
join-button = Tamam, göster
join-morning = sabah
join-afternoon = öğleden sonra
join-evening = akşam
day-0 = Pazartesi
day-1 = Salı
day-2 = Çarşamba
day-3 = Perşembe
day-4 = Cuma
day-5 = Cumartesi
day-6 = Pazar
month-1 = Ocak
month-2 = Şubat
month-3 = Mart
month-4 = Nisan
month-5 = Mayıs
month-6 = Haziran
month-7 = Temmuz
month-8 = Ağustos
month-9 = Eylül
month-10 = Ekim
month-11 = Kasım
month-12 = Aralık
moment = { $date } { $month } { $day }, saat { $time }

me-title = Sayfam
me-hello = Merhaba { $name }
me-understood = Anladıklarımız
me-understood-help = Yanlış bir şey mi var? Dokunun, kalksın. Yazdığınız metin olduğu gibi durur.
me-understood-none = Henüz tanıdığımız bir kelime yok. Başka türlü yazın ya da yaptığınız bir şeyi söyleyin.
me-brings = Paylaştıklarınız
me-enjoys = Severek yaptıklarınız
me-would-like = Yapmak istedikleriniz
me-not-meant = Kaldır: { $concept }
me-change = Anlattıklarınızı değiştirin
me-save = Kaydet
me-joined = Katıldıklarınız
me-delete = Bana ait her şeyi sil
me-delete-help = Yazdığınız ve yaptığınız her şey hemen ve tamamen silinir.

for-you-title = Sizin için
for-you-lead = Anlattıklarınıza göre seçtik. Her birinde nedeni yazar.
for-you-all = Herkese aynı olan tam listeyi mi görmek istersiniz?
for-you-questions = Size bir çağrı var
for-you-activities = Gidebileceğiniz etkinlikler
for-you-opportunities = Yardım edebileceğiniz işler
for-you-people = Tanışabileceğiniz komşular
for-you-people-lead = Onun kim olduğunu henüz görmezsiniz, o da sizi görmez. İkiniz de evet derseniz birbirinizin adını görürsünüz.
for-you-people-closed = 30 komşu tanışmak isteyince mahalleniz tanışmalara açılır.
for-you-none = Şu an size gerçekten uyan bir şey yok. Kendi sayfanızda biraz daha anlatın.
for-you-why = Bunu neden görüyorum?
for-you-not-this = Bu olmasın
proposal-title = Bir komşu
proposal-yes = Evet, ne güzel
proposal-no = Hayır, teşekkürler
question-text = { $organisation } birkaç komşuya soruyor, size de.
question-yes = Evet, yardıma gelirim
question-no = Şimdi olmaz
flash-yes = Evet cevabınız kaydedildi. O da evet derse, birbirinizi Tanışmalar sayfasında görürsünüz.
flash-met = İkiniz de evet dediniz. Birlikte iyi vakit geçirin.
flash-no = Tamam. Bunu kimse öğrenmez.
flash-joined = Ne güzel, siz de katılıyorsunuz.
flash-left = Artık katılmıyorsunuz.
flash-answered = Teşekkürler, cevabınız kaydedildi.
flash-saved = Kaydedildi.

reason-enjoys = Severek yaptığınız bir şey: { $concept }
reason-brings = Paylaştığınız bir şey: { $concept }
reason-would-like = Yapmak istediğiniz bir şey: { $concept }
reason-like-before = Daha önce katıldığınız bir konu: { $concept }
reason-joined-also = “{ $item }” katılımcıları buraya da geliyor
reason-own-group = Zaten katıldığınız grup: { $item }
reason-same-neighbourhood = Sizin mahallenizde
reason-nearby = Yakınınızda
reason-fits-time = Vaktinizin olduğu bir zamanda
reason-popular = Ondan fazla komşu katılıyor
reason-fresh = Yeni: başlayalı çok olmadı
reason-people-enjoys = İkinizin de sevdiği bir şey: { $concept }
reason-people-brings = Onun istediği, sizin paylaştığınız bir şey: { $concept }
reason-people-would-like = Sizin istediğiniz, onun paylaştığı bir şey: { $concept }
reason-people-same-neighbourhood = Aynı mahallede oturuyorsunuz
reason-people-nearby = Birbirinize yakın oturuyorsunuz
reason-people-fits-time = İkinizin de aynı zamanda vakti var
reason-part = %{ $count }

meetings-title = Tanışmalar
meetings-none = Henüz bir tanışma yok. "Sizin için" sayfasında bir komşuya evet deyin.
meetings-waiting = { $count ->
    [one] Evet dediğiniz bir komşudan cevap bekleniyor.
   *[other] Evet dediğiniz { $count } komşudan cevap bekleniyor.
}
meetings-brings = paylaşıyor
meetings-shared = Ortak yönleriniz
meetings-together = Güzel bir başlangıç için birlikte gidin:

stories-title = Komşu hikâyeleri
story-by = { $author }, { $neighbourhood }
story-scheme = Bu hikâyede bir desteğin de payı var
schemes-title = Destekler
schemes-lead = { $town } içinde herkes için aynı. Burada ne okuduğunuzu veya yazdığınızı kimse görmez.
schemes-choose = Mahallenizi seçin, kime sorabileceğinizi görün.
scheme-how = Nasıl yapılır?
scheme-amounts = Tutarlar
scheme-source = { $source }, { $date }
scheme-check = Kontrolü yapın
scheme-check-lead = Kontrol kendi telefonunuzda veya bilgisayarınızda yapılır. Bize veya belediyeye hiçbir şey gitmez.
scheme-ask = Sorabileceğiniz kişi: { $name }
scheme-story = Bir komşu anlatıyor
check-title = Kontrol
check-none = Kontrol için JavaScript'i açın ya da bu listeyi yanınıza alıp { $name } ile görüşün.
check-back = Destek sayfasına dön
check-result-heading = Sonuç
check-euro = Euro olarak tutar
check-not-a-number = Bir tutar yazın, örneğin 1234,50
check-yes = Evet
check-no = Hayır
check-choose = Bir seçim yapın
check-again = Baştan başla

coordinator-title = Gönüllü bulun
coordinator-lead = Her seferinde birkaç komşuya sorarsınız. Evet diyenleri görürsünüz, başka kimseyi görmezsiniz.
coordinator-new = Yeni çağrı
coordinator-own = Çağrılarınız
coordinator-none = Henüz bir çağrı yapmadınız.
coordinator-title-field = Birkaç kelimeyle, bu nedir?
coordinator-body = Yapılacak iş nedir?
coordinator-body-help = Birine anlatır gibi yazın, en iyisi Hollandaca. Kimin uygun olduğunu bundan anlarız.
coordinator-place = Tam olarak nerede?
coordinator-date = Hangi gün?
coordinator-time = Saat kaçta?
coordinator-places = Kaç gönüllü?
coordinator-needs = Gerçekten ne gerekli? (boş kalabilir)
coordinator-post = Birkaç komşuya sor
board-understood = Anladıklarımız
board-helpers = Evet diyenler
board-none = Henüz kimse yok. Çağrı birkaç komşuda, sizin bir şey yapmanız gerekmez.
board-waves = { $count ->
    [0] Çağrı almak isteyen uygun bir komşu şu an yok. Çağrıyı biraz genişletin.
    [one] İlk tur başladı.
   *[other] { $count }. tur başladı.
}
board-filled = Bütün yerler doldu.

officer-title = Neler okundu?
officer-lead = Bir desteğin mahalleye ve aya göre kaç kez açıldığı. Kimse tanınmasın diye her sayı bilerek biraz değiştirildi. 10'dan küçük sayıları göstermiyoruz.
officer-none = Henüz gösterilecek bir ay yok. İlk sayılar ay bitince gelir.
officer-few = 10'dan az
officer-about = yaklaşık { $count }
officer-month = { $month } { $year }

demo-sign-in-title = { $name } olarak bakın
demo-sign-in-text = { $name } uydurma bir kişi. Bir dokunuşla şehri onun gözünden görün.
demo-sign-in-button = { $name } olarak devam et

error-title = Bu olmadı
error-not-found = Böyle bir sayfa yok. Belki etkinlik bitmiştir.
error-server = Bizde bir sorun çıktı. Biraz sonra yeniden deneyin. Kaydettikleriniz duruyor.
error-forbidden = Bu, yalnızca kendi sayfalarımızdan yapılabilir. Geri dönün ve yeniden deneyin.
error-bad-request = Bunu okuyamadık. Geri dönün ve yeniden deneyin.
error-home = Ana sayfaya dön
error-summary = Şunlara bir daha bakın:
error-first-name-missing = Bir ad veya lakap yazın.
error-first-name-long = Adınız 60 harften kısa olsun.
error-words-long = Metin 2.000 harften kısa olsun.
error-neighbourhood-missing = Listeden bir mahalle seçin.
error-title-missing = Çağrınıza bir ad verin.
error-title-long = Ad 120 harften kısa olsun.
error-body-missing = Yapılacak işi anlatın.
error-body-not-understood = Gönüllünün ne yapacağını anlayamadık. Bir iş söyleyin: koken (yemek), timmeren (marangozluk), voorlezen (sesli okuma).
error-date = Bir gün seçin.
error-time = Bir saat yazın, örneğin 14:00.
error-date-past = Daha gelmemiş bir gün seçin.
error-places = 1 ile 50 arasında bir sayı seçin.
error-over = Bu bitti.
error-full = Bütün yerler az önce doldu. Başka bir zaman var mı, bakın.
error-proposal-over = Bu önerinin süresi doldu.
list-more = Devamı
list-show = Göster
check-open = Bütün soruları cevaplayın. Ne düşündüğümüz burada yazar.
check-likely = Bunu büyük ihtimalle alabilirsiniz. { $name } ile görüşün ya da kendiniz başvurun.
check-unlikely = Bunu şu an alma ihtimaliniz düşük. Emin değil misiniz? { $name } ile konuşun.
check-ask = Bunu ancak bir insan söyleyebilir. { $name } ile konuşun.
error-too-large = Bu, kaydetmek için çok büyük. Kısaltın ve yeniden deneyin.
words-title = Neyi anlıyoruz?
words-lead = Konuştuğunuz gibi yazın, en iyisi Hollandaca. Ne anladığımızı ve hangi kelimeden anladığımızı görürsünüz. Hiçbir şey saklanmaz.
words-field = Sizin sözleriniz
words-button = Oku
words-none = Henüz bir şey tanımadık. Yaptığınız, sevdiğiniz veya aradığınız bir şeyi yazın.
words-because = Şu sözlerden: “{ $words }”
words-contact = İçinde numara, adres veya posta kodu var. Bunu başkaları da okur, çıkarmanız daha iyi olur.
words-not = özellikle değil
words-brings = paylaşıyor
words-enjoys = severek yapıyor
words-would-like = istiyor
words-asks = arıyor
words-unsaid = adı geçiyor

search-title = Arama
search-label = Ne arıyorsunuz?
search-button = Ara
search-kind = Tür
search-when = Ne zaman
search-all = Hepsi
search-any-time = Fark etmez
search-today = Bugün
search-weekend = Bu hafta sonu
search-week = Önümüzdeki 7 gün
search-month = Önümüzdeki 30 gün
search-brings = Komşuların paylaştıkları
search-total = { $count ->
    [0] Hiçbir şey bulunamadı.
   *[other] { $count } sonuç bulundu.
  }
search-understood = Anladığımız:
search-none = Başka bir kelime deneyin, en iyisi Hollandaca. Mahalledeki her şeye de bakabilirsiniz.
search-none-filtered = Tür, mahalle ve zaman için "hepsi" seçeneğini deneyin.
search-neighbours-bring = Komşular bunu paylaşıyor: { $concept }
search-ask = Kim olduklarını görmezsiniz. Siz sorun, biz onlara soralım.
search-ask-face = { $name } ile konuşun.
search-back = Önceki

nav-sign-in = Giriş
sign-in-title = Giriş yap
sign-in-lead = Şifre gerekmez. Size altı rakamlı bir e-posta göndeririz.
sign-in-button = Bana kod gönder
sign-in-none = Henüz katılmadınız mı?
address-field = E-posta adresiniz
address-help = Yalnızca size kod göndermek için. Komşular bunu görmez.
code-title = E-postanıza bakın
code-lead = Bu adrese bir e-posta gönderdik. Zaten katılıyorsanız içinde altı rakam var.
code-field = Altı rakam
code-button = Devam
code-help = Bir şey gelmedi mi? İstenmeyen e-postalara bakın ya da
code-again = yeni bir kod isteyin
link-title = Bu cihazda giriş yap
link-lead = Bunu siz mi istediniz? Öyleyse düğmeye basın.
link-button = Evet, giriş yap
letters-title = Bu denemenin e-postaları
letters-lead = Uydurma şehirden dışarıya e-posta gitmez. İçinde ne yazacağını burada okursunuz.
letters-none = Henüz e-posta yok.
error-address = E-posta adresinizi yazın, örneğin ad@ornek.nl.
error-code = Bu rakamlar doğru değil. E-postaya bir daha bakın.
error-code-old = Bu kod eski ya da çok fazla denendi. Yeni bir kod isteyin.
me-come-back = Başka bir cihazdan giriş
me-address = Kodların gideceği adres: { $address }
me-no-address = Bir e-posta adresi verin. Böylece başka bir cihazdan da giriş yapabilirsiniz.
me-address-change = E-posta adresi
me-sessions = Giriş yaptığınız yerler
me-session-this = bu cihaz
me-session-end = Çıkış yap
flash-session-ended = Oradan çıkış yapıldı.
letter-code-subject = Naober { $town } için kodunuz
letter-code-body =
    Merhaba,

    Kodunuz: { $code }. Kodu istediğiniz yere yazın. On dakika geçerlidir.

    Olmuyor mu? O zaman bu bağlantıyı açın ve düğmeye basın:
    { $link }

    Bunu siz istemediniz mi? O zaman bir şey yapmanız gerekmez.

    Naober { $town } ekibinden selamlar
letter-no-account-subject = Naober { $town } girişi
letter-no-account-body =
    Merhaba,

    Biri bu adresle giriş yapmak istedi. Bu adres henüz bir katılımcıya ait değil.

    Katılmak ister misiniz? Buradan yapabilirsiniz:
    { $link }

    Bunu siz istemediniz mi? O zaman bir şey yapmanız gerekmez.

    Naober { $town } ekibinden selamlar
letter-confirm-subject = Naober { $town } için kodunuz
letter-confirm-body =
    Merhaba,

    Bu e-posta adresinin sizin olduğunu şu kodla onaylarsınız: { $code }. On dakika geçerlidir.

    Olmuyor mu? O zaman bu bağlantıyı açın ve düğmeye basın:
    { $link }

    Bunu siz istemediniz mi? O zaman bir şey yapmanız gerekmez.

    Naober { $town } ekibinden selamlar
letter-taken-subject = Naober { $town } ve adresiniz
letter-taken-body =
    Merhaba,

    Biri bu adresi eklemek istedi. Ama adres zaten bir katılımcıya ait. Bu siz misiniz? O zaman buradan giriş yapın:
    { $link }

    Bunu siz istemediniz mi? O zaman bir şey yapmanız gerekmez.

    Naober { $town } ekibinden selamlar

join-heard = Anladıklarımız. Yanlış bir şey mi var? Dokunun, kalksın.
join-examples = Paylaşacak bir şeyim yok mu diyorsunuz? Buraya bakın
join-example-1 = İyi dinlerim, salı günleri de vaktim var.
join-example-2 = Her sabah köpeğimle bir tur atarım.
join-example-3 = Çorbamı bütün sokak bilir.
join-example-4 = Ödünç verebileceğim bir merdivenim ve matkabım var.
join-example-5 = Form doldurmayı severim, şaka değil.
join-example-6 = Hollandacam henüz az, ama çok güzel dikiş dikerim.
calendar-follow = Bunu kendi takviminizde izleyin

begin-title = Kendiniz bir şey başlatın
begin-lead = Bir yürüyüş grubu, bir sofra, birlikte tamir edilen bir sabah: bir örnek seçin ya da sıfırdan başlayın.
begin-title-field = Adı ne?
begin-body = Ne yapacaksınız?
begin-body-help = Birine anlatır gibi yazın. Hollandaca yazarsanız daha çok komşu anlar.
begin-place-help = Komşuların bildiği bir yer: mahalle evi, çocuk parkı. Kendi eviniz olmasa daha iyi.
begin-date = İlk gün
begin-places = Kaç kişilik? (boş kalabilir)
begin-weeks = Ne sıklıkla?
begin-weeks-option = { $count ->
    [one] bir kez
   *[other] { $count } hafta üst üste
  }
begin-seen = Bunu herkes, adınızla birlikte okuyabilir.
begin-button = Başlat
flash-begun = Listeye eklendi. Ev sahibi sizsiniz.
error-begin-title = Bir ad verin.
error-begin-body = Ne yapacağınızı anlatın.
error-begin-long = Metin 5.000 harften kısa olsun.
error-begin-place = Nerede olduğunu birkaç kelimeyle yazın.
error-begin-places = 2 ile 500 arasında bir sayı seçin ya da boş bırakın.
error-begin-weeks = Ne sıklıkla olduğunu seçin: 1 ile 12 hafta arası.
begin-neighbourhood = Hangi mahallede?
