using CleanAcquiring.Emulator.AmoCrm.State;

namespace CleanAcquiring.Emulator.Pages;

/// <summary>Asks an administrator into which account to let the integration.</summary>
internal static class ConsentPage
{
    public static IResult Render(IEnumerable<EmulatedAccount> accounts, string? state) =>
        Html.Page(
            "Доступ к аккаунту",
            Html.Of(
                $"""
                <h1>Разрешить доступ?</h1>
                <p class="soft">Интеграция просит доступ к данным аккаунта.</p>
                <form class="card" method="post">
                <input type="hidden" name="state" value="{state}">
                {Html.Join(
                    accounts.Select(account =>
                        Html.Of($"<button name=\"account\" value=\"{account.Id}\">{account.Name} · {account.Host}</button>")
                    )
                )}
                <button name="account" value="">Отказать</button>
                </form>
                """
            )
        );
}
