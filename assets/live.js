// A form that answers while one types: it is sent by itself and the answer's parts are put in place.
// Without this script the form's button does the same.
(function () {
  'use strict';
  var form = document.querySelector('form[data-live]');
  if (!form || !window.fetch || !window.URLSearchParams) return;
  var parts = form.getAttribute('data-live').split(' ');
  var address = form.getAttribute('data-ask') || form.getAttribute('action');
  var wait = null;
  var last = 0;

  function ask() {
    var number = ++last;
    // A chosen language stands in the address of one or the other.
    fetch(address.indexOf('?') < 0 ? address + window.location.search : address, {
      method: 'POST',
      body: new URLSearchParams(new FormData(form))
    }).then(function (answer) {
      return answer.text();
    }).then(function (html) {
      // An answer that was overtaken by a later one is left alone.
      if (number !== last) return;
      var found = new DOMParser().parseFromString(html, 'text/html');
      parts.forEach(function (id) {
        var here = document.getElementById(id);
        var there = found.getElementById(id);
        // What did not change stays, so that a reader of the screen does not say it again.
        if (here && there && here.innerHTML !== there.innerHTML) here.innerHTML = there.innerHTML;
      });
    }).catch(function () { /* The button still works. */ });
  }

  function later() {
    clearTimeout(wait);
    wait = setTimeout(ask, 200);
  }
  form.addEventListener('input', later);
  form.addEventListener('change', later);
  // One tap takes a wrong reading away: it travels with the form as what was not meant.
  form.addEventListener('click', function (event) {
    var button = event.target.closest ? event.target.closest('[data-away]') : null;
    if (!button) return;
    var away = document.createElement('input');
    away.type = 'hidden';
    away.name = 'niet';
    away.value = button.getAttribute('data-away');
    form.appendChild(away);
    ask();
  });
})();
