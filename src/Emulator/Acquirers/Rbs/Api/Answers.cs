using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CleanAcquiring.Emulator.Acquirers.Rbs.Api;

/// <summary>The bank's answers, all with HTTP 200.</summary>
internal static class Answers
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonObject Done => new() { ["errorCode"] = "0", ["errorMessage"] = "Успешно" };

    public static JsonObject Denied => Error(5, "Доступ запрещён");

    public static JsonObject NoSuchOrder => Error(6, "Неверный номер заказа");

    public static JsonObject NumberInUse => Error(1, "Заказ с таким номером уже обработан");

    public static JsonObject Error(int code, string message) => new() { ["errorCode"] = $"{code}", ["errorMessage"] = message };

    public static JsonObject Missing(string name) => Error(4, $"Не задан или задан неверно параметр {name}");

    public static JsonObject Cart(string message) => Error(8, $"Некорректная корзина: {message}");

    public static string Write(this JsonObject answer) => answer.ToJsonString(Plain);
}
