using System.Text.Json;

namespace CleanAcquiring.Web.SellerApi.Contracts;

/// <summary>Our states as the API says them: <c>partiallyRefunded</c>.</summary>
internal static class EnumNames
{
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    public static T? Read<T>(string? word)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (Of(value) == word)
                return value;
        }
        return null;
    }
}
