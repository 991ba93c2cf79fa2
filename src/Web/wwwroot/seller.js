// The page inside amoCRM. The code and the token travel in a body and in a header, never in an address.
(function () {
  var doc = document, root = doc.documentElement, app = doc.getElementById('app'), notice = doc.getElementById('notice');
  var PAGES = '/seller/pages', FIRST = '#/setup', TOKEN = 'seller.token', memory = {};

  // A browser may refuse a storage to a frame: then a reload has to be made in amoCRM.
  function keep(key, value) {
    memory[key] = value;
    try { if (value) { sessionStorage.setItem(key, value); } else { sessionStorage.removeItem(key); } } catch (e) { return; }
  }
  function kept(key) {
    try { return sessionStorage.getItem(key) || memory[key]; } catch (e) { return memory[key]; }
  }

  function text(name) { return (doc.getElementById('texts') || notice).dataset[name] || notice.dataset[name]; }
  function tell(name) {
    notice.textContent = '';
    if (!name) { notice.hidden = true; return; }
    var box = doc.createElement('p');
    box.className = 'message bad';
    box.textContent = text(name);
    notice.hidden = false;
    notice.appendChild(box);
  }
  var byStatus = { 401: 'ended', 403: 'forbidden', 404: 'missing', 409: 'conflict', 413: 'large', 429: 'many' };
  function failed(status) { tell(byStatus[status] || (status >= 500 ? 'server' : 'other')); }

  function show() {
    var route = /^#(\/[\w\-./~%]*(?:\?[\w\-.~%=&+:]*)?)$/.exec(location.hash);
    window.htmx.ajax('GET', PAGES + (route ? route[1] : FIRST.slice(1)), { target: app, swap: 'innerHTML' });
  }
  function open() {
    if (!location.hash) { history.replaceState(null, '', location.pathname + FIRST); }
    show();
  }

  function start() {
    var given = new URLSearchParams(location.hash.slice(1));
    var code = location.hash.indexOf('#/') === 0 ? null : given.get('code');
    var theme = code && given.get('theme'), page = code && given.get('page');
    if (theme === 'dark' || theme === 'light') { keep('seller.theme', theme); }
    if (kept('seller.theme')) { root.dataset.theme = kept('seller.theme'); }
    if (!code) {
      if (kept(TOKEN)) { open(); } else { tell('ended'); app.textContent = ''; }
      return;
    }
    history.replaceState(null, '', location.pathname + (page && page[0] === '/' ? '#' + page : ''));
    fetch('/seller/session', {
      method: 'POST', headers: { 'Content-Type': 'application/json', Accept: 'application/json' }, body: JSON.stringify({ code: code })
    }).then(function (response) {
      if (!response.ok) { app.textContent = ''; failed(response.status); return null; }
      return response.json().then(function (session) { keep(TOKEN, session.token); open(); });
    }).catch(function () { app.textContent = ''; tell('network'); });
  }

  doc.addEventListener('htmx:configRequest', function (event) {
    var headers = event.detail.headers;
    headers.Authorization = 'Bearer ' + (kept(TOKEN) || '');
    delete headers['HX-Current-URL'];
  });
  doc.addEventListener('htmx:beforeRequest', function (event) {
    tell(null);
    // What the last act said is no answer to the next one.
    if (event.target.matches('form')) { doc.querySelectorAll('[data-until-sent]').forEach(function (said) { said.remove(); }); }
  });
  doc.addEventListener('htmx:responseError', function (event) {
    if (event.detail.xhr.status === 401) { keep(TOKEN, null); }
    if (app.querySelector('.wait')) { app.textContent = ''; }
    failed(event.detail.xhr.status);
  });
  doc.addEventListener('htmx:sendError', function () { tell('network'); });
  doc.addEventListener('htmx:timeout', function () { tell('network'); });
  // Faults come beside their fields; what was typed stays as it is, secrets included.
  function mark() {
    doc.querySelectorAll('.fault[data-for]').forEach(function (fault) {
      var field = doc.getElementById(fault.dataset.for);
      if (!field) { return; }
      if (fault.textContent.trim()) { field.setAttribute('aria-invalid', 'true'); } else { field.removeAttribute('aria-invalid'); }
    });
  }
  doc.addEventListener('seller:go', function (event) {
    if (location.hash === event.detail.value) { show(); } else { location.hash = event.detail.value; }
  });
  doc.addEventListener('htmx:afterSettle', function (event) {
    var at = event.detail.target, whole = at === app;
    mark();
    var found = doc.querySelector('[aria-invalid=true]') || at.querySelector('[data-focus]')
      || (whole ? app.querySelector('h1') : null);
    // A part that took the place of the one with the pressed button.
    if (!found && doc.activeElement === doc.body && event.target.matches('[tabindex="-1"]')) { found = event.target; }
    if (found) { found.focus(); }
    if (whole) { doc.title = app.querySelector('h1') ? app.querySelector('h1').textContent : doc.title; reveal(); }
    depend();
    local();
  });
  addEventListener('hashchange', function () { if (kept(TOKEN)) { show(); } });
  // A link to the address that is open changes nothing in it: the page is shown anew all the same.
  doc.addEventListener('click', function (event) {
    var link = event.target.closest('a[href^="#/"]');
    if (link && link.getAttribute('href') === location.hash) { show(); }
  });

  // On a phone the navigation is wider than the page.
  function reveal() {
    var entry = app.querySelector('.nav [aria-current]'), list = entry && entry.closest('ul');
    if (list) { list.scrollLeft = entry.offsetLeft - list.offsetLeft - (list.clientWidth - entry.offsetWidth) / 2; }
  }

  // Fields that matter only with a choice of another one.
  function depend() {
    doc.querySelectorAll('[data-when]').forEach(function (field) {
      var rule = field.dataset.when.split('='), input = doc.querySelector('[name="' + rule[0] + '"]');
      var value = input && (input.type === 'checkbox' ? String(input.checked) : input.value);
      field.hidden = !!input && value !== rule[1];
    });
  }
  doc.addEventListener('change', depend);

  doc.addEventListener('click', function (event) {
    var button = event.target.closest('[data-copy]');
    if (!button) { return; }
    var input = doc.getElementById(button.dataset.copy), done = doc.getElementById(button.dataset.copy + '-done');
    function say(name) { if (done) { done.textContent = button.dataset[name]; } }
    function select() { input.focus(); input.select(); say('selected'); }
    if (!navigator.clipboard) { select(); return; }
    navigator.clipboard.writeText(input.value).then(function () { say('copied'); }, select);
  });

  doc.addEventListener('click', function (event) {
    var button = event.target.closest('[data-dismiss]');
    if (!button) { return; }
    var form = button.closest('form');
    button.closest('[aria-live]').textContent = '';
    form.querySelector('[type=submit]').focus();
  });

  // Times and days are those of the reader's clock.
  function local() {
    doc.querySelectorAll('time[data-local]').forEach(function (time) {
      time.textContent = new Date(time.dateTime).toLocaleString(root.lang, { dateStyle: 'medium', timeStyle: 'short' });
      delete time.dataset.local;
    });
    doc.querySelectorAll('[data-offset]').forEach(function (field) { field.value = -new Date().getTimezoneOffset(); });
  }

  // A link cannot carry the session's header: the file is fetched and handed to the browser.
  doc.addEventListener('click', function (event) {
    var button = event.target.closest('[data-download]');
    if (!button) { return; }
    tell(null);
    button.disabled = true;
    fetch(button.dataset.download, { headers: { Authorization: 'Bearer ' + (kept(TOKEN) || '') } }).then(function (response) {
      if (!response.ok) { failed(response.status); return null; }
      return response.blob().then(function (file) {
        var link = doc.createElement('a'), address = URL.createObjectURL(file);
        link.href = address;
        link.download = 'payments.csv';
        link.click();
        setTimeout(function () { URL.revokeObjectURL(address); }, 60000);
      });
    }).catch(function () { tell('network'); }).then(function () { button.disabled = false; });
  });

  start();
})();
