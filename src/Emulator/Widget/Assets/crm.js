// The part of amoCRM that a widget meets: the AMD loader, the SDK, and the callbacks in the documented order.
(function () {
  'use strict';

  const setUp = JSON.parse(document.getElementById('set-up').textContent);
  const tokenLifetimeMs = 30 * 60 * 1000;
  const calls = [];
  let token = null;
  let widget = null;
  let status = setUp.isInstalled ? 'installed' : 'install';

  window.APP = {
    lang_id: setUp.language,
    data: { current_card: setUp.area === 'lcard' ? { id: setUp.deal } : null },
    constant: (name) => ({ account: { subdomain: setUp.host.split('.')[0] }, user: { id: setUp.user } })[name],
    getWidgetsArea: () => ({ settings: 'widgetsSettings', advanced_settings: 'advanced-settings:' + setUp.code })[setUp.area] || setUp.area,
  };

  function freshToken() {
    if (setUp.cachesToken && token && token.until > Date.now()) {
      return $.Deferred().resolve(token.value).promise();
    }
    return $.ajax({
      url: '/amocrm/' + setUp.host + '/one-time-token',
      method: 'POST',
      contentType: 'application/json',
      data: JSON.stringify({ isAdmin: setUp.isAdmin }),
    }).then((answer) => {
      token = { value: answer.token, until: Date.now() + tokenLifetimeMs };
      return answer.token;
    });
  }

  const sdk = {
    system: () => ({ area: setUp.area, amouser_id: setUp.user, amouser: 'user@example.org' }),
    get_settings: () => ({
      consent: status === 'installed' ? '{"accepted":true}' : '',
      widget_code: setUp.code,
      path: '/crm/widget',
      version: setUp.version,
    }),
    set_settings: () => undefined,
    get_install_status: () => status,
    get_version: () => setUp.version,
    i18n: (key) => key.split('.').reduce((texts, part) => (texts || {})[part], setUp.texts),
    render_template: (template) => {
      let block = document.querySelector('#widgets_block .card-widgets__widget');
      if (!block) {
        block = document.createElement('div');
        block.className = 'card-widgets__widget';
        block.innerHTML = '<div class="card-widgets__widget__caption"><img src="/crm/widget/images/logo_medium.png" alt=""></div>' +
          '<div class="card-widgets__widget__body"></div>';
        document.getElementById('widgets_block').appendChild(block);
      }
      block.querySelector('.card-widgets__widget__body').innerHTML = template.body + template.render;
    },
    $authorizedAjax: (options) => freshToken().then((value) =>
      $.ajax(Object.assign({}, options, { headers: Object.assign({}, options.headers, { 'X-Auth-Token': value }) }))),
  };

  function note(callback, answer) {
    calls.push({ callback, answer });
    const item = document.createElement('li');
    item.textContent = callback + ' → ' + answer;
    document.getElementById('calls').appendChild(item);
    return answer;
  }

  function call(callback, ...given) {
    try {
      return note(callback, widget.callbacks[callback].apply(widget.callbacks, given));
    } catch (error) {
      return note(callback, 'thrown: ' + error);
    }
  }

  function enter() {
    if (call('render') !== true) {
      return;
    }
    (setUp.bindsFirst ? ['bind_actions', 'init'] : ['init', 'bind_actions']).forEach((callback) => call(callback));
    if (setUp.area === 'settings') {
      call('settings', $('#dialog-body'), {});
    }
    if (setUp.area === 'advanced_settings') {
      call('advancedSettings');
    }
  }

  function leave() {
    call('destroy');
  }

  function say(text) {
    document.getElementById('dialog-said').textContent = text;
  }

  // "Установить" and "Сохранить": the mandatory field first, then onSave, then the hook of the integration.
  function save(event) {
    event.preventDefault();
    if (document.getElementById(setUp.code + '_custom').value === '') {
      say('Заполните обязательное поле.');
      return;
    }
    Promise.resolve(call('onSave', { active: 'Y', fields: {} })).then((answer) => {
      if (answer !== true) {
        return;
      }
      const installs = status !== 'installed';
      status = 'installed';
      showStatus();
      say('Сохранено.');
      if (installs) {
        $.post('/amocrm/' + setUp.host + '/install');
      }
    });
  }

  function switchOff() {
    Promise.resolve(call('onSave', { active: 'N', fields: {} })).then(() => {
      leave();
      status = 'install';
      showStatus();
      say('Интеграция отключена.');
      $.ajax({ url: '/amocrm/' + setUp.host + '/uninstall', method: 'POST', contentType: 'application/json', data: '{}' });
    });
  }

  function showStatus() {
    document.getElementById('save').textContent = status === 'installed' ? 'Сохранить' : 'Установить';
    document.getElementById('switch-off').hidden = status !== 'installed';
  }

  function openDialog() {
    document.getElementById('dialog-title').textContent = setUp.texts.widget.name;
    document.getElementById('dialog-text').textContent = setUp.texts.widget.description;
    document.getElementById('dialog-field').textContent = setUp.texts.settings.consent;
    const field = document.getElementById(setUp.code + '_custom');
    const button = document.getElementById('save');
    field.value = sdk.get_settings().consent;
    // Without the event of the field the button stays as it was.
    button.disabled = field.value === '';
    $(field).on('change', () => { button.disabled = field.value === ''; });
    document.getElementById('dialog-form').addEventListener('submit', save);
    document.getElementById('switch-off').addEventListener('click', switchOff);
    showStatus();
  }

  window.define = function (names, factory) {
    const Widget = factory(...names.map((name) => ({ jquery: window.jQuery })[name]));
    Widget.prototype = sdk;
    widget = new Widget();
  };

  // For tests: the calls so far, and another visit of the same place.
  window.crm = { calls, enter, leave, isReady: false };

  if (document.getElementById('dialog-form')) {
    openDialog();
  }
  window.crm.keys = Object.keys(window);
  if (setUp.texts) {
    const script = document.createElement('script');
    script.src = '/crm/widget/script.js?v=' + setUp.version;
    script.onload = () => {
      enter();
      window.crm.isReady = true;
    };
    document.head.appendChild(script);
  }

  const stage = document.getElementById('stage');
  if (stage) {
    stage.addEventListener('change', () => {
      const [pipeline, place] = stage.value.split('/').map(Number);
      $.ajax({
        url: '/amocrm/' + setUp.host + '/deals/' + setUp.deal + '/stage',
        method: 'POST',
        contentType: 'application/json',
        data: JSON.stringify({ pipeline, status: place }),
      });
    });
  }
})();
