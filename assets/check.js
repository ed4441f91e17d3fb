// The check of a scheme, on the reader's own device (promise P3). Nothing is sent, nothing is kept:
// the inputs have no name, and no storage is touched. ES2017, so that a browser of 2018 can run it.
(function () {
  'use strict';
  var box = document.getElementById('check');
  var source = document.getElementById('regeling');
  if (!box || !source) return;
  var scheme = JSON.parse(source.textContent);
  var lang = document.documentElement.lang;
  var words = box.dataset;
  var answers = {};

  // A scheme is written in Dutch, and in other languages where somebody translated it.
  function said(text) {
    return text[lang] || text.nl;
  }

  function make(tag, className, text) {
    var element = document.createElement(tag);
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
  }

  // "1.234,50", "1234.5" and "1234" are all amounts; the answer is in whole cents.
  function cents(text) {
    var plain = text.replace(/[€\s]/g, '');
    if (/^\d{1,3}(\.\d{3})+(,\d{1,2})?$/.test(plain)) plain = plain.replace(/\./g, '');
    plain = plain.replace(',', '.');
    if (!/^\d+(\.\d{1,2})?$/.test(plain)) return null;
    var parts = plain.split('.');
    return Number(parts[0]) * 100 + Number(((parts[1] || '') + '00').slice(0, 2));
  }

  function whole(text) {
    return /^\s*\d+\s*$/.test(text) ? Number(text) : null;
  }

  // An amount without a source or a date is never used: then a person is asked.
  function outcome() {
    var amounts = {};
    var dated = Object.keys(scheme.amounts).every(function (name) {
      var amount = scheme.amounts[name];
      amounts[name] = amount.cents;
      return amount.source && amount.date;
    });
    if (!dated) return 'ask';
    var said = window.jsonLogic.apply(scheme.rule, { answers: answers, amounts: amounts });
    return said === 'likely' || said === 'unlikely' ? said : 'ask';
  }

  var result = make('div', 'check__result');
  result.setAttribute('role', 'status');
  result.setAttribute('aria-live', 'polite');

  function show() {
    var open = scheme.questions.filter(function (question) {
      return answers[question.id] === null || answers[question.id] === undefined;
    });
    result.textContent = '';
    result.appendChild(make('h2', '', words.heading));
    result.appendChild(make('p', '', open.length ? words.open : words[outcome()]));
  }

  function choose(field, question, options) {
    var set = make('fieldset', 'field check__field');
    set.appendChild(make('legend', 'utrecht-form-label', said(question.label)));
    var list = make('div', 'check__options');
    options.forEach(function (option, at) {
      var label = make('label');
      var input = make('input');
      input.type = 'radio';
      input.id = 'vraag-' + field + '-' + at;
      // Without a name the browser does not group radios, so the group is kept here.
      input.addEventListener('change', function () {
        Array.prototype.forEach.call(list.querySelectorAll('input'), function (other) {
          other.checked = other === input;
        });
        answers[question.id] = option.value;
        show();
      });
      label.appendChild(input);
      label.appendChild(make('span', '', option.text));
      list.appendChild(label);
    });
    set.appendChild(list);
    return set;
  }

  function type(field, question, read) {
    var part = make('div', 'field check__field');
    var label = make('label', 'utrecht-form-label', said(question.label));
    var input = make('input', 'utrecht-textbox utrecht-textbox--html-input');
    var wrong = make('p', 'check__wrong');
    input.type = 'text';
    input.inputMode = question.kind === 'money' ? 'decimal' : 'numeric';
    input.autocomplete = 'off';
    input.id = 'vraag-' + field;
    wrong.id = input.id + '-fout';
    label.htmlFor = input.id;
    input.setAttribute('aria-describedby', wrong.id);
    input.addEventListener('input', function () {
      answers[question.id] = read(input.value);
      wrong.textContent = '';
      show();
    });
    input.addEventListener('change', function () {
      var bad = input.value.trim() !== '' && answers[question.id] === null;
      wrong.textContent = bad ? words.notANumber : '';
      input.setAttribute('aria-invalid', String(bad));
    });
    part.appendChild(label);
    if (question.kind === 'money') part.appendChild(make('p', 'field__help', words.euro));
    part.appendChild(input);
    part.appendChild(wrong);
    return part;
  }

  function build() {
    box.textContent = '';
    answers = {};
    scheme.questions.forEach(function (question, field) {
      if (question.kind === 'yesno') {
        box.appendChild(choose(field, question, [
          { value: true, text: words.yes }, { value: false, text: words.no }
        ]));
      } else if (question.kind === 'choice') {
        box.appendChild(choose(field, question, question.options.map(function (option) {
          return { value: option.value, text: said(option.label) };
        })));
      } else {
        box.appendChild(type(field, question, question.kind === 'money' ? cents : whole));
      }
    });
    box.appendChild(result);
    var again = make('button', 'nl-button nl-button--secondary', words.again);
    again.type = 'button';
    again.addEventListener('click', build);
    var end = make('p');
    end.appendChild(again);
    box.appendChild(end);
    show();
  }

  build();
})();
