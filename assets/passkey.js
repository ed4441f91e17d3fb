// Passkeys: a button that asks the device for a finger, a face or its own code. It shows only where a
// browser can do it; without it the form beside it does the same with a code by mail.
(function () {
  'use strict';
  var places = document.querySelectorAll('[data-passkey]');
  if (!places.length || !window.PublicKeyCredential || !window.fetch || !navigator.credentials) return;

  function bytes(text) {
    var plain = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
    var made = new Uint8Array(plain.length);
    for (var i = 0; i < plain.length; i++) made[i] = plain.charCodeAt(i);
    return made.buffer;
  }

  function text(buffer) {
    var plain = '';
    new Uint8Array(buffer).forEach(function (byte) { plain += String.fromCharCode(byte); });
    return btoa(plain).replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '');
  }

  function send(to, what) {
    // A chosen language stands in the address of one or the other.
    return fetch(to + window.location.search, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      credentials: 'same-origin',
      body: JSON.stringify(what)
    }).then(function (answer) {
      return answer.json();
    });
  }

  function ids(list) {
    (list || []).forEach(function (key) { key.id = bytes(key.id); });
  }

  function ask(options) {
    var key = options.publicKey;
    key.challenge = bytes(key.challenge);
    ids(key.excludeCredentials);
    ids(key.allowCredentials);
    if (!key.user) return navigator.credentials.get({ publicKey: key });
    key.user.id = bytes(key.user.id);
    return navigator.credentials.create({ publicKey: key });
  }

  function told(made) {
    var answer = made.response;
    var response = { clientDataJSON: text(answer.clientDataJSON) };
    if (answer.attestationObject) {
      response.attestationObject = text(answer.attestationObject);
    } else {
      response.authenticatorData = text(answer.authenticatorData);
      response.signature = text(answer.signature);
      response.userHandle = answer.userHandle ? text(answer.userHandle) : null;
    }
    return { id: made.id, rawId: text(made.rawId), type: made.type, extensions: {}, response: response };
  }

  Array.prototype.forEach.call(places, function (place) {
    var button = place.querySelector('button');
    var says = place.querySelector('[role=status]');
    var name = place.querySelector('input');
    place.hidden = false;

    button.addEventListener('click', function () {
      var handle;
      button.disabled = true;
      says.textContent = '';
      send(place.getAttribute('data-begin'), {}).then(function (options) {
        if (options.problem) throw options;
        handle = options.handle;
        return ask(options);
      }).then(function (made) {
        return send(place.getAttribute('data-finish'), {
          handle: handle,
          name: name ? name.value : '',
          credential: told(made)
        });
      }).then(function (answer) {
        if (!answer.to) throw answer;
        window.location.assign(answer.to);
      }).catch(function (problem) {
        // The browser's own words are for programmers; whoever pressed "cancel" needs none.
        says.textContent = (problem && problem.problem) || place.getAttribute('data-failed');
        button.disabled = false;
      });
    });
  });
})();
