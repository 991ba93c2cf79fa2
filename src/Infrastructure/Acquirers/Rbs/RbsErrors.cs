namespace CleanAcquiring.Infrastructure.Acquirers.Rbs;

/// <summary>The gateway's error codes, as far as they change what we do next. Its words are localised and are not read.</summary>
internal static class RbsErrors
{
    public const string Ok = "0";
    public const string AccessDenied = "5";
    public const string NoSuchOrder = "6";

    private const string NumberInUse = "1";
    private const string System = "7";

    /// <summary>The order may exist: its number is in use, or the gateway failed itself.</summary>
    public static bool MayExist(string code) => code is NumberInUse or System;

    /// <summary>A failure of the gateway's own or an impossible sum: the same code for both.</summary>
    public static bool IsUncertain(string code) => code == System;
}
