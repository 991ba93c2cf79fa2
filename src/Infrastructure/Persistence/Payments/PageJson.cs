using System.Diagnostics;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Persistence.Mapping;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CleanAcquiring.Infrastructure.Persistence.Payments;

/// <summary>A payment page as JSON in its column.</summary>
internal sealed record PageJson(string Kind, Uri Address, string? SealedFields, string? Constructor = null)
{
    public static readonly ValueConverter<PaymentPage?, string?> Conversion = new(
        page => page == null ? null : StoredJson.Write(Of(page)),
        json => json == null ? null : StoredJson.Read<PageJson>(json).ToPage());

    private static PageJson Of(PaymentPage page) => page switch
    {
        PaymentPage.Redirect redirect => new PageJson("redirect", redirect.Address, null),
        PaymentPage.SealedForm form => new PageJson("form", form.Action, form.Fields.Cipher),
        PaymentPage.SealedWidget widget => new PageJson("widget", widget.Script, widget.Parameters.Cipher, widget.Constructor),
        PaymentPage.QrLink qr => new PageJson("qr", qr.Link, null),
        _ => throw new UnreachableException(),
    };

    private PaymentPage ToPage() => Kind switch
    {
        "redirect" => new PaymentPage.Redirect(Address),
        "form" => new PaymentPage.SealedForm(Address, new SealedText(SealedFields ?? "")),
        "widget" => new PaymentPage.SealedWidget(Address, Constructor ?? "", new SealedText(SealedFields ?? "")),
        "qr" => new PaymentPage.QrLink(Address),
        _ => throw new InvalidOperationException($"A stored page is of an unknown kind: {Kind}."),
    };
}
