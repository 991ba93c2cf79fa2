(function () {
  var doc = document, main = doc.querySelector('main'), form = doc.querySelector('form[data-auto]'), data = main.dataset;
  doc.documentElement.className = 'js';
  // Without a storage to count in, nothing is repeated without end.
  function times(key) {
    try { var n = +(sessionStorage.getItem(key) || 0) + 1; sessionStorage.setItem(key, n); return n; } catch (e) { return 99; }
  }
  function forget(key) { try { sessionStorage.removeItem(key); } catch (e) { return; } }
  function rest() { main.classList.add('resting'); }
  if (form) {
    var wait = +form.dataset.auto, key = 'retry' + location.pathname + location.search;
    var entry = performance.getEntriesByType('navigation')[0];
    // A buyer who comes back by the browser's button is not sent away again.
    if (entry && entry.type === 'back_forward') { rest(); }
    else if (!wait) { forget(key); form.submit(); }
    else {
      var n = times(key);
      var delay = wait * 1000 * Math.min(n, 4) * (0.8 + Math.random() * 0.4);
      if (n <= 8) { setTimeout(function () { form.submit(); }, delay); } else { rest(); }
    }
    addEventListener('pageshow', function (e) { if (e.persisted) { rest(); } });
  }
  if (data.poll) {
    var turn = 0, timer;
    var again = function () { if (turn < 200) { timer = setTimeout(ask, Math.min(15000, 1500 + turn * 500)); } else { rest(); } };
    var ask = function () {
      var post = turn++ % 3 === 0;
      fetch(post ? data.poll : data.poll + '/state', { method: post ? 'POST' : 'GET', headers: { Accept: 'application/json' } })
        .then(function (r) { return r.ok ? r.json() : {}; })
        .then(function (s) {
          if (s.next) { location.replace(s.next); }
          else if (s.state && s.state !== data.state) { location.replace(s.state === 'waiting' && data.open || data.poll); }
          else { again(); }
        }).catch(again);
    };
    doc.addEventListener('visibilitychange', function () { if (!doc.hidden) { clearTimeout(timer); ask(); } });
    again();
  }
})();
