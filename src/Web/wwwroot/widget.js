(function () {
  var doc = document, button = doc.getElementById('widget'), fault = doc.getElementById('widget-fault'), data = button.dataset;
  function fail() { fault.hidden = false; }
  function find() {
    return data.path.split('.').reduce(function (at, name) { return at && at[name]; }, window);
  }
  function open() {
    var Widget = find();
    fault.hidden = true;
    if (!Widget) { fail(); return; }
    Promise.resolve(new Widget().start(JSON.parse(data.parameters))).then(function (result) {
      // What the widget says proves nothing: the next page knows. Who closed it may open it again.
      if (!result || result.type !== 'cancel' && result.status !== 'cancel') { location.assign(data.next); }
    }).catch(fail);
  }
  button.addEventListener('click', open);
  var entry = performance.getEntriesByType('navigation')[0];
  if (!entry || entry.type !== 'back_forward') { open(); }
})();
