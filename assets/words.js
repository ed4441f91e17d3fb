// The playground reads along while one types: the form is sent by itself and the answer's part is put
// in place. Without this script the button does the same.
(function () {
  'use strict';
  var form = document.getElementById('woorden');
  var field = document.getElementById('tekst');
  if (!form || !field || !window.fetch) return;
  var wait = null;
  var last = 0;

  function read() {
    var number = ++last;
    fetch('/woorden' + window.location.search, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'tekst=' + encodeURIComponent(field.value)
    }).then(function (answer) {
      return answer.text();
    }).then(function (html) {
      // An answer that was overtaken by a later one is left alone.
      if (number !== last) return;
      var part = new DOMParser().parseFromString(html, 'text/html').getElementById('gelezen');
      if (part) document.getElementById('gelezen').replaceWith(part);
    }).catch(function () { /* The button still works. */ });
  }

  field.addEventListener('input', function () {
    clearTimeout(wait);
    wait = setTimeout(read, 200);
  });
})();
