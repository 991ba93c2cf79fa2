namespace CleanAcquiring.Emulator.Acquirers.CloudPayments.Checkout;

/// <summary>The widget's script: opens the bank page in a frame over the seller's page and resolves when it is left.</summary>
internal static class WidgetScript
{
    public const string Text = """
        (function () {
          var address = document.currentScript.src;
          function Widget() {}
          Widget.prototype.start = function (parameters) {
            return fetch(address, { method: 'POST', body: JSON.stringify(parameters) })
              .then(function (answer) { return answer.json(); })
              .then(function (opened) {
                if (!opened.url) { throw new Error(opened.error); }
                return show(opened.url);
              });
          };
          function show(url) {
            return new Promise(function (resolve) {
              var frame = document.createElement('iframe'), style = frame.style;
              frame.src = url;
              frame.title = 'CloudPayments';
              style.position = 'fixed'; style.top = style.left = '0'; style.width = style.height = '100%';
              style.border = '0'; style.background = '#fff';
              addEventListener('message', function heard(event) {
                if (event.source !== frame.contentWindow) { return; }
                removeEventListener('message', heard);
                frame.remove();
                resolve(event.data);
              });
              document.body.appendChild(frame);
            });
          }
          window.cp = { CloudPayments: Widget };
        })();
        """;

    /// <summary>The page of the frame that lets the widget close.</summary>
    public static string Close(string type) => $$"""
        <!doctype html><html lang="ru"><head><meta charset="utf-8"><title>CloudPayments</title></head><body>
        <script>parent.postMessage({ type: '{{type}}', status: '{{(type == "cancel" ? "cancel" : "success")}}' }, '*');</script>
        </body></html>
        """;
}
