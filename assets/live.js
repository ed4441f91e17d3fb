// A form that answers while one types: it is sent by itself and the answer's part is put in place.
// Without this script the form's button does the same.
(function () {
  'use strict';
  var form = document.querySelector('form[data-live]');
  if (!form || !window.fetch || !window.URLSearchParams) return;
  var part = form.getAttribute('data-live');
  var wait = null;
  var last = 0;

  function ask() {
    var number = ++last;
    fetch(form.getAttribute('action') + window.location.search, {
      method: 'POST',
      body: new URLSearchParams(new FormData(form))
    }).then(function (answer) {
      return answer.text();
    }).then(function (html) {
      // An answer that was overtaken by a later one is left alone.
      if (number !== last) return;
      var found = new DOMParser().parseFromString(html, 'text/html').getElementById(part);
      if (found) document.getElementById(part).replaceWith(found);
    }).catch(function () { /* The button still works. */ });
  }

  function later() {
    clearTimeout(wait);
    wait = setTimeout(ask, 200);
  }
  form.addEventListener('input', later);
  form.addEventListener('change', later);
})();
