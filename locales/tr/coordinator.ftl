# Gönüllü arayanlar ve yardım edenler.
opportunity-lead = Bir dakikada anlatın. Her seferinde uygun birkaç komşuya sorarız.
opportunity-edit = Bu çağrıyı değiştir
opportunity-away = Yanlış bir şey mi var? Dokunun, kalksın.
opportunity-about = Yaklaşık { $count } komşu buna uyan bir şey paylaşıyor.
opportunity-about-wider = Tam olarak bunu kaç komşunun paylaştığını bilmiyoruz. Yaklaşık { $count } komşu buna yakın bir şey paylaşıyor.
opportunity-about-few = Kaç komşunun uygun olduğunu henüz bilmiyoruz. Belki azdır.
opportunity-shift = { $count ->
    [1] Ne zaman ve kaç kişi?
   *[other] { $count }. vardiya
}
opportunity-more-shifts = Bir vardiya daha ekle
opportunity-more-shifts-help = Her vardiyanın kendi yerleri var. Her biri için ayrı sorarız.
opportunity-minutes = Kaç dakika sürer? (boş kalabilir)
opportunity-demands = Onsuz olmaz mı?
opportunity-demands-help = O zaman yalnızca bunu olduğunu söyleyenlere sorarız. Bu yüzden ancak gerekliyse isteyin.
opportunity-licence = Ehliyet
opportunity-vog = VOG (iyi hâl belgesi)
opportunity-licence-few = Dikkat: komşuların çoğu ehliyeti olduğunu söylemiyor. O zaman çağrı onlara gitmez. Gerçekten gerekli mi?
opportunity-vog-few = Dikkat: komşuların çoğunda VOG yok. O zaman çağrı onlara gitmez. VOG başvurusu birkaç hafta sürer.
opportunity-crew = Önce devamlı ekibim
opportunity-crew-help = İlk çağrı, bunu kendisi kabul edenlere gider. Sonra başkalarına sorarız.
opportunity-cancel = İptal oldu
opportunity-cancel-help = O zaman kimseye sormayız. Evet diyenlere haber gider.
error-needs-long = Bu, 200 harften kısa olsun.
error-minutes = 5 ile 1440 arasında dakika yazın ya da boş bırakın.
error-shift = Her vardiyaya gün, saat ve sayı yazın. Gün daha gelmemiş olmalı.
error-thanks-early = Teşekkür, iş bittikten sonra edilir.
error-match-early = Bunu iki hafta sonra soracağız.
flash-asked = Çağrı yapıldı. Kimin evet dediğini burada görürsünüz.
flash-called-off = İptal oldu. Evet diyenlere haber gidiyor.
flash-thanked = Teşekkürünüz iletildi.

coordinator-said-yes = { $count ->
    [0] Henüz kimse evet demedi.
   *[other] { $count } komşu evet dedi.
}
coordinator-over = Geçmiş çağrılar
crew-title = Devamlı ekibim
crew-lead = Bu kişiler size yardım etti. Önce onlara sormanızı kabul ediyorlar.
crew-none = Henüz kimse yok. Yardım edenler bunu kendi sayfalarında seçebilir.
board-filling = { $places } yerden { $taken } tanesi doldu. Beklediğimiz sayı: { $expected }.
board-next = Sıradaki komşulara soracağımız zaman: { $moment }.
board-tasks-help = Evet diyen herkes burada bir görev seçebilir.
board-thank = Teşekkür et: { $name }
board-thanked = Teşekkür edildi
board-match = Bu iyi bir eşleşme miydi?
board-match-help = Tek bir kişiyi değil, bütün çağrıyı soruyoruz. Neyin uyduğunu böyle öğreniriz.
match-yes = Evet
match-no = Hayır, pek değil

helping-title = Yardım etmek
helping-back = Sayfam
helping-link = Size nasıl sorulsun?
helping-lead = Size ne sıklıkla ve ne için sorulacağını siz seçersiniz. Biz buna uyarız.
helping-how = Böyle sorulmasını istiyorsunuz
helping-per-week = { $count ->
    [0] Şu an size sorulmasını istemiyorsunuz.
   *[other] Haftada en fazla { $count } kez.
}
helping-change = Bunu değiştir
helping-rest = Bir çağrıdan sonra ne kadar dinlenmek istersiniz?
helping-rest-option = { $count ->
    [0] Dinlenmeye gerek yok
    [7] Bir hafta
   *[other] { $count } gün
}
helping-have = Sizde bunlardan biri var mı?
helping-have-help = Boş bırakabilirsiniz. Yalnızca gerekli olunca bakarız. Kimse görmez.
helping-crews = Devamlı ekip
helping-crews-help = Bunu seçerseniz kuruluş önce size sorar. Adınızı da görür. İstediğiniz zaman bırakabilirsiniz.
helping-crew-in = Önce bana sorun
helping-crew-in-to = Önce bana sorun: { $name }
helping-crew-out = Bunu bırak
helping-crew-out-of = Devamlı ekibi bırak: { $name }
helping-thanks = { $name } size teşekkür ediyor: “{ $title }”.
helping-thanks-nobody = Size teşekkür edildi: “{ $title }”.
helping-match = Bu size göre miydi? “{ $title }”
helping-match-help = Bunu yalnızca biz görürüz, önerileriniz için. Kuruluş görmez.

letter-asked-subject = Naober'de size bir çağrı var
letter-asked-body =
    Merhaba,

    Biri { $town } içinde yardım arıyor ve sizin gibi komşuları düşündü:

    { $about }

    Buradan bakın ve evet ya da şimdi olmaz deyin:
    { $link }

    İstemiyor musunuz, vaktiniz mi yok? O zaman bir şey yapmanız gerekmez.
letter-thanks-subject = Naober'de size bir teşekkür var
letter-thanks-body =
    Merhaba,

    Yardımınız için size teşekkür edildi:

    { $about }

    Buradan okuyun:
    { $link }
letter-was-match-subject = İyi bir eşleşme miydi?
letter-was-match-body =
    Merhaba,

    İki hafta önce şu vardı:

    { $about }

    İyi bir eşleşme miydi? Buradan bir dokunuşla söyleyin:
    { $link }

sheet-title = Kendi listeniz
sheet-lead = Elinizde bir iş listesi mi var? Olduğu gibi yükleyebilirsiniz. Önce doğru mu diye bakarsınız.
sheet-file = Bir dosya seçin
sheet-file-help = Excel (.xlsx) veya CSV, ilk satırda başlıklar. En fazla 300 satır.
sheet-paste = Ya da hücreleri buraya yapıştırın
sheet-paste-help = Listenizdeki hücreleri başlıklarla birlikte seçin. Kopyalayın ve buraya yapıştırın.
sheet-neighbourhood = Bir satırda mahalle yazmıyorsa hangisi geçerli?
sheet-read = Listeyi oku
sheet-read-help = Henüz hiçbir şey kaydedilmez.
sheet-out = Çağrılarınız liste olarak
sheet-out-help = Çağrılarınızı indirin, düzeltin ve geri yükleyin. Değiştirdiklerinizi alırız. Numara sütununu silmeyin.
sheet-out-xlsx = Excel olarak
sheet-out-csv = CSV olarak
sheet-look = Bu doğru mu?
sheet-guessed = Başlıklarınızı böyle okuduk. Yanlışsa değiştirin.
sheet-line = Satır
sheet-skip = Alma
sheet-column = “{ $name }” başlığının altında ne var?
sheet-more = { $count } satır daha var.
sheet-new = { $count ->
    [0] Yeni çağrı yok.
   *[other] { $count } yeni çağrı.
}
sheet-changed = { $count ->
    [0] { "" }
   *[other] { $count } çağrı değişiyor.
}
sheet-same = { $count ->
    [0] { "" }
   *[other] { $count } çağrı zaten var.
}
sheet-over = { $count ->
    [0] { "" }
    [one] Bir çağrının tarihi geçti veya iptal oldu. Onu atlıyoruz.
   *[other] { $count } çağrının tarihi geçti veya iptal oldu. Onları atlıyoruz.
}
sheet-problems = { $count } şey henüz doğru değil
sheet-nothing = Hiçbir şey kaydedilmedi. Listenizi düzeltin ya da başka başlıklar seçin.
sheet-another = Başka bir liste seç
sheet-bring-in = Bu çağrıları ekle
sheet-bring-in-help = Sonra ilk komşulara sorarız.
sheet-look-again = Bir daha bak
flash-sheet = Listeniz eklendi.
sheet-at = Satır { $line }, “{ $column }”: { $why }
sheet-field-nummer = Numara
sheet-field-titel = Bu nedir
sheet-field-tekst = Yapılacak iş
sheet-field-buurt = Mahalle
sheet-field-plaats = Nerede
sheet-field-dag = Gün
sheet-field-tijd = Saat
sheet-field-minuten = Dakika
sheet-field-plekken = Gönüllü sayısı
sheet-field-nodig = Gerekenler
sheet-field-rijbewijs = Ehliyet
sheet-field-vog = VOG
sheet-empty = Bu listede bir şey yok. Başlıklar ve altında bir satır olmalı.
sheet-none = Bunu liste olarak okuyamadık. Excel (.xlsx) veya CSV olarak kaydedin.
sheet-old = Bu eski bir Excel dosyası ya da şifresi var. Yeniden .xlsx olarak kaydedin.
sheet-large = Bu liste çok büyük. En fazla 300 satır ve 40 sütun sığar.
sheet-formula = “{ $cell }” bir formül. Kelimelerin kendisini yazın.
sheet-formula-broken = Bu formül hata veriyor. Kelimelerin kendisini yazın.
sheet-merged = Burada hücreler birleşik. Onları yeniden ayırın.
sheet-date = “{ $cell }” bir gün değil. 28-11-2026 gibi yazın.
sheet-time = “{ $cell }” bir saat değil. 14:00 gibi yazın.
sheet-number = “{ $cell }” bir sayı değil. 3 gibi bir sayı yazın.
sheet-minutes = “{ $cell }” bir süre değil. 90 gibi dakika yazın.
sheet-yes = “{ $cell }” anlaşılmadı. Evet veya hayır yazın.
sheet-twice = “{ $cell }” iki kez yazılmış. Her satıra ayrı bir numara verin.
sheet-key-unknown = “{ $cell }” sizin bir çağrınız değil. Yeni çağrı için burayı boş bırakın.
sheet-needs-title = İşin ne olduğunu yazan sütunu seçin.
sheet-needs-date = Günün yazdığı sütunu seçin.
sheet-column-twice = İki sütunun başlığı aynı. Birini seçin.

data-row-thanks = Teşekkür
data-row-crews = Devamlı ekip
data-row-ask-choices = Bir çağrıdan sonra dinlenme günleri
data-row-ask-choices-drives = Ehliyetiniz var
data-row-ask-choices-vog = VOG belgeniz var
data-row-sheet-headings = Listenizin başlığı
