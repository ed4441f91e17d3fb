# Önerilerin nedenleri, main.ftl dosyasındakilerin yanında.
reason-alike = Katıldığınız bir şeye benziyor: { $item }
reason-welcoming = Buraya çoğu zaman ilk kez gelenler oluyor
reason-neighbours = Buraya çevrenizden çok kişi geliyor
