(function () {
  var main = document.querySelector('main'), form = document.querySelector('form[data-auto]');
  function times(key) { try { var n = +(sessionStorage.getItem(key) || 0) + 1; sessionStorage.setItem(key, n); return n; } catch (e) { return 99; } }
  if (form) {
    var wait = +form.dataset.auto, sent = false;
    var go = function () { if (!sent) { sent = true; form.submit(); } };
    if (!wait) { go(); }
    else { var n = times('retry' + location.pathname + location.search); if (n <= 8) { setTimeout(go, wait * 1000 * Math.min(n, 4)); } }
    addEventListener('pageshow', function (e) { if (e.persisted) { sent = true; main.classList.add('resting'); } });
  }
  var poll = main.dataset.poll, state = main.dataset.state;
  if (poll) {
    var turn = 0;
    var ask = function () {
      turn++;
      fetch(poll, { method: turn % 2 ? 'POST' : 'GET', headers: { Accept: 'application/json' } }).then(function (r) { return r.json(); }).then(function (s) {
        if (s.next) { location.replace(s.next); } else if (s.state && s.state !== state) { location.reload(); } else { again(); }
      }).catch(again);
    };
    var again = function () { setTimeout(ask, Math.min(15000, 1500 + turn * 500)); };
    again();
  }
})();
