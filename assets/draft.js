// What was typed in a form survives a lost connection, a reload and the back button: it is kept in this
// tab for an hour, and nowhere else. Without this script the browser's own memory of forms remains.
(function () {
  'use strict';
  var form = document.querySelector('form[data-draft]');
  if (!form) return;
  var key = 'naober-draft ' + form.getAttribute('action');
  var HOUR = 3600000;
  var store;
  try { store = window.sessionStorage; store.getItem(key); } catch (error) { return; }

  function each(act) {
    Array.prototype.forEach.call(form.elements, function (field) {
      if (!field.name || field.type === 'submit' || field.type === 'hidden' || field.type === 'password') return;
      act(field, field.name + ' ' + (field.type === 'checkbox' || field.type === 'radio' ? field.value : ''));
    });
  }

  function ticked(field) {
    return field.type === 'checkbox' || field.type === 'radio';
  }

  function keep() {
    var draft = { kept: Date.now(), fields: {} };
    each(function (field, name) { draft.fields[name] = ticked(field) ? field.checked : field.value; });
    try { store.setItem(key, JSON.stringify(draft)); } catch (error) { /* The tab keeps nothing; the form still works. */ }
  }

  function restore() {
    var draft;
    try { draft = JSON.parse(store.getItem(key)); } catch (error) { draft = null; }
    if (!draft || !draft.fields || Date.now() - draft.kept > HOUR) {
      store.removeItem(key);
      return;
    }
    each(function (field, name) {
      if (!(name in draft.fields)) return;
      // What the page came with stands: it may be what was just sent.
      if (ticked(field)) field.checked = draft.fields[name];
      else if (!field.value) field.value = draft.fields[name];
    });
    var event = document.createEvent('Event');
    event.initEvent('input', true, false);
    form.dispatchEvent(event);
  }

  if (!form.hasAttribute('data-sent')) restore();
  form.addEventListener('input', keep);
  form.addEventListener('change', keep);
})();
