define(['jquery'], function ($) {
  'use strict';

  const BASE_URL = '{{baseUrl}}';
  const SUPPORT_EMAIL = '{{supportEmail}}';
  const NAME = 'cleanacquiring';
  const TIMEOUT_MS = 15000;

  // Text goes in as text: names from the CRM are never read as markup.
  function element(tag, className, text) {
    const made = document.createElement(tag);
    if (className) {
      made.className = className.split(' ').map((part) => NAME + '__' + part).join(' ');
    }
    if (text) {
      made.textContent = text;
    }
    return made;
  }

  function fill(text, values) {
    return Object.keys(values).reduce((filled, key) => filled.split('{' + key + '}').join(values[key]), text);
  }

  return function () {
    const self = this;
    // What this widget has put into the page, and all that destroy has to take out again.
    let roots = [];
    let style = null;
    let pending = null;
    let visit = 0;

    function texts(group) {
      return self.i18n(group);
    }

    function language() {
      return APP.lang_id === 'ru' ? 'ru-RU' : 'en-GB';
    }

    function theme() {
      return document.documentElement.dataset.colorScheme === 'dark' ? 'dark' : 'light';
    }

    function money(sum) {
      return new Intl.NumberFormat(language(), { style: 'currency', currency: sum.currency }).format(Number(sum.value));
    }

    function day(moment) {
      return new Intl.DateTimeFormat(language(), { day: '2-digit', month: '2-digit', year: 'numeric' }).format(new Date(moment));
    }

    function isSome(sum) {
      return Boolean(sum) && Number(sum.value) > 0;
    }

    function addStyle() {
      if (style) {
        return;
      }
      const settings = self.get_settings();
      style = document.createElement('link');
      style.rel = 'stylesheet';
      style.href = settings.path + '/style.css?v=' + settings.version;
      document.head.appendChild(style);
    }

    function addRoot(holder) {
      addStyle();
      const root = document.createElement('div');
      root.className = NAME;
      holder.appendChild(root);
      roots.push(root);
      return root;
    }

    function leave() {
      visit += 1;
      if (pending && pending.abort) {
        pending.abort();
      }
      pending = null;
      roots.forEach((root) => root.remove());
      roots = [];
      if (style) {
        style.remove();
      }
      style = null;
    }

    // An answer that comes after the user has left is dropped.
    function ask(options, answered, failed) {
      const asked = visit;
      const late = (then) => (...args) => (asked === visit ? then(...args) : undefined);
      try {
        pending = self.$authorizedAjax(Object.assign({ dataType: 'json', timeout: TIMEOUT_MS }, options));
        pending.then(late(answered), late((response) => failed(problemOf(response))));
      } catch (error) {
        console.debug(NAME, error);
        failed({ reason: 'other' });
      }
    }

    function problemOf(response = {}) {
      const body = response.responseJSON || {};
      if (body.code === 'account.reauthorize') {
        return { reason: 'reauthorize', link: body.link };
      }
      const reasons = { 0: 'network', 401: 'unauthenticated', 403: 'forbidden', 429: 'busy' };
      return { reason: reasons[response.status || 0] || 'other' };
    }

    function showLoading(root, text) {
      const message = element('p', 'soft loading', text);
      message.setAttribute('role', 'status');
      root.replaceChildren(message);
    }

    function showProblem(root, title, problem, retry) {
      const words = texts('errors');
      const message = element('div', 'message');
      message.setAttribute('role', 'alert');
      message.append(element('h2', 'title', title), element('p', '', words[problem.reason]));
      if (problem.link && problem.link.startsWith('https://')) {
        const link = element('a', 'button', words.authorize);
        link.href = problem.link;
        link.target = '_blank';
        link.rel = 'noopener';
        message.append(link);
      } else {
        const button = element('button', 'button', words.retry);
        button.type = 'button';
        button.onclick = retry;
        message.append(button);
      }
      message.append(element('p', 'soft', fill(words.contact, { contact: SUPPORT_EMAIL })));
      root.replaceChildren(message);
      return message;
    }

    // Notes and the deal's card link to a page of ours by the fragment, which amoCRM leaves alone.
    function wantedPage() {
      const wanted = /^#cleanacquiring=(\/[\w\-/]+)$/.exec(window.location.hash);
      return wanted ? '&page=' + encodeURIComponent(wanted[1]) : '';
    }

    // The page under "Settings": our own, in a frame that gets a code for one use.
    function openPage(root) {
      const words = texts('page');
      showLoading(root, words.loading);
      root.firstChild.classList.add(NAME + '__message_page');
      const failed = (problem) =>
        showProblem(root, words.failed, problem, () => openPage(root)).classList.add(NAME + '__message_page');
      ask({ url: BASE_URL + '/api/seller/sessions', method: 'POST' }, (session) => {
        if (!session || !session.code) {
          failed(session && session.state === 'reauthorize' ? { reason: 'reauthorize', link: session.link } : { reason: 'other' });
          return;
        }
        const frame = element('iframe', 'frame');
        frame.title = words.frame;
        frame.allow = 'clipboard-write';
        frame.src = BASE_URL + '/seller#code=' + encodeURIComponent(session.code) + '&theme=' + theme() + wantedPage();
        root.replaceChildren(frame);
      }, failed);
    }

    // The panel in a deal's card.
    function panel() {
      return roots.find((root) => root.dataset.place === 'card');
    }

    function openPanel() {
      leave();
      self.render_template({
        caption: { class_name: '', html: '' },
        body: '',
        render: '<div class="' + NAME + '" data-place="card" data-fresh="yes"></div>',
      });
      const root = document.querySelector('.' + NAME + '[data-fresh]');
      if (root) {
        delete root.dataset.fresh;
        addStyle();
        roots.push(root);
        showLoading(root, texts('card').loading);
      }
    }

    function loadPanel() {
      const root = panel();
      if (!root) {
        return;
      }
      const words = texts('card');
      const deal = Number(APP.data.current_card && APP.data.current_card.id);
      if (!deal) {
        root.replaceChildren(element('p', 'soft', words.unsaved));
        return;
      }
      showLoading(root, words.loading);
      const failed = (problem) => showProblem(root, words.failed, problem, loadPanel);
      ask({ url: BASE_URL + '/api/seller/deals/' + deal + '/invoices', method: 'GET' }, (list) => {
        if (!list || !Array.isArray(list.items)) {
          failed(list && list.state === 'reauthorize' ? { reason: 'reauthorize', link: list.link } : { reason: 'other' });
          return;
        }
        const shown = list.items.map(invoiceOf);
        if (list.next) {
          shown.push(element('p', 'soft', fill(words.more, { count: list.items.length })));
        }
        root.replaceChildren(...(shown.length > 0 ? shown : [element('p', 'soft', words.empty)]));
      }, failed);
    }

    function rowOf(name, value, className) {
      const row = element('div', 'row');
      row.append(element('span', 'soft', name), element('span', className, value));
      return row;
    }

    function invoiceOf(invoice) {
      const words = texts('card');
      const shown = element('section', 'invoice');
      const isGood = invoice.status === 'paid' || invoice.status === 'paidInAdvance';
      const head = element('div', 'row');
      head.append(
        element('h2', 'title', invoice.title),
        element('span', isGood ? 'badge badge_good' : 'badge', texts('statuses')[invoice.status] || invoice.status)
      );
      shown.append(head);
      // Of a paid invoice nothing is asked for: what went back is no debt.
      ['due', 'paid', 'authorized', 'excess'].filter((name) => isSome(invoice[name]) && !(isGood && name === 'due'))
        .forEach((name) => shown.append(rowOf(words[name], money(invoice[name]), name === 'excess' ? 'sum bad' : 'sum')));
      shown.append(paymentsOf(invoice.payments));
      if (invoice.link && isSome(invoice.due) && !isGood) {
        shown.append(...linkOf(invoice));
      }
      return shown;
    }

    function paymentsOf(payments) {
      if (payments.length === 0) {
        return element('p', 'soft', texts('card').no_payments);
      }
      const list = element('div', 'payments');
      payments.forEach((payment) => {
        const state = isSome(payment.refunded)
          ? fill(texts('card').refunded, { sum: money(payment.refunded) })
          : texts('states')[payment.state] || payment.state;
        const method = texts('methods')[payment.method] || payment.method;
        const facts = [day(payment.paidAt || payment.createdAt), method, state].concat(payment.test ? texts('card').test : []);
        const row = rowOf(facts.join(' · '), '', 'sum');
        const link = element('a', 'open', money(payment.amount));
        link.href = '/settings/widgets/' + self.get_settings().widget_code + '/#cleanacquiring=/payments/' + payment.id;
        link.target = '_blank';
        link.rel = 'noopener';
        link.setAttribute('aria-label', fill(texts('card').open, { sum: money(payment.amount) }));
        row.lastChild.append(link);
        list.append(row);
      });
      return list;
    }

    function linkOf(invoice) {
      const words = texts('card');
      const input = element('input', 'link');
      input.readOnly = true;
      input.value = invoice.link;
      input.setAttribute('aria-label', fill(words.link, { title: invoice.title }));
      const button = element('button', 'button', words.copy);
      button.type = 'button';
      button.dataset.copies = 'yes';
      const said = element('p', 'soft');
      said.setAttribute('role', 'status');
      return [input, button, said];
    }

    // Where the browser refuses to copy, the link is selected for the user to copy.
    function copy(button) {
      const words = texts('card');
      const input = button.previousElementSibling;
      const said = button.nextElementSibling;
      const refused = () => {
        input.focus();
        input.select();
        said.textContent = words.select;
      };
      if (!navigator.clipboard) {
        refused();
        return;
      }
      navigator.clipboard.writeText(input.value).then(() => {
        said.textContent = words.copied;
      }, refused);
    }

    // The dialog of the integration: consent, which amoCRM demands before it installs, and the way on.
    function openSettings() {
      const code = self.get_settings().widget_code;
      const holder = document.getElementById(code + '_custom_content');
      const field = document.getElementById(code + '_custom');
      if (!holder || !field) {
        return;
      }
      const words = texts('settings');
      const label = element('label', 'consent');
      const box = document.createElement('input');
      box.type = 'checkbox';
      box.checked = field.value !== '';
      box.onchange = () => {
        field.value = box.checked ? '{"accepted":true}' : '';
        $(field).trigger('change');
      };
      label.append(box, element('span', '', fill(words.consent_text, { host: new URL(BASE_URL).host })));
      const steps = element('ol');
      [words.next_install, words.next_page, words.next_paywall].forEach((step) => steps.append(element('li', '', step)));
      const next = element('div', 'next');
      next.append(
        element('h2', 'title', words.next_title),
        steps,
        element('p', 'soft', fill(words.support, { contact: SUPPORT_EMAIL }))
      );
      addRoot(holder).append(label, next);
    }

    this.callbacks = {
      render: function () {
        if (self.system().area === 'lcard') {
          openPanel();
        }
        return true;
      },

      init: function () {
        loadPanel();
        return true;
      },

      bind_actions: function () {
        const root = panel();
        if (root) {
          root.onclick = (event) => {
            const button = event.target.closest('[data-copies]');
            if (button) {
              copy(button);
            }
          };
        }
        return true;
      },

      settings: function () {
        leave();
        openSettings();
        return true;
      },

      // Saves nothing of its own and asks nobody: neither saving nor switching off waits for our server.
      onSave: function () {
        return true;
      },

      advancedSettings: function () {
        leave();
        const holder = document.getElementById('list_page_holder');
        if (holder) {
          openPage(addRoot(holder));
        }
        return true;
      },

      destroy: function () {
        leave();
        return true;
      },
    };

    return this;
  };
});
