(function () {
  var main = document.querySelector('main'), form = document.querySelector('form[data-auto]');
  var key = 'retry' + location.pathname + location.search;
  function times() { try { var n = +(sessionStorage.getItem(key) || 0) + 1; sessionStorage.setItem(key, n); return n; } catch (e) { return 99; } }
  if (form) {
    var wait = +form.dataset.auto, sent = false;
    var go = function () { if (!sent) { sent = true; form.submit(); } };
    form.addEventListener('submit', function (e) { if (sent) { e.preventDefault(); } sent = true; });
    if (!wait) {
      try { sessionStorage.removeItem(key); } catch (e) { }
      go();
    } else {
      var n = times();
      if (n <= 8) { setTimeout(go, wait * 1000 * Math.min(n, 4)); }
    }
    // Whoever comes back finds a page that rests, with a button that works.
    addEventListener('pageshow', function (e) { if (e.persisted) { sent = false; go = function () { }; main.classList.add('resting'); } });
  }
  var poll = main.dataset.poll, state = main.dataset.state, turn = 0;
  function again() { if (turn < 400) { setTimeout(ask, Math.min(15000, 1500 + turn * 500)); } }
  function ask() {
    turn++;
    fetch(turn % 2 ? poll : poll + '/state', { method: turn % 2 ? 'POST' : 'GET', headers: { Accept: 'application/json' } }).then(function (r) { return r.json(); }).then(function (s) {
      if (s.next) { location.replace(s.next); } else if (typeof s.state === 'string' && s.state !== state) { location.replace(poll); } else { again(); }
    }).catch(again);
  }
  if (poll) { again(); }
})();
