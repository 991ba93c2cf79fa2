using System.Net;
using System.Text.Json.Nodes;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Crm;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Receipts;
using CleanAcquiring.Infrastructure.Tests.EmulatorTests;

namespace CleanAcquiring.Infrastructure.Tests.AmoCrm;

public sealed class NotesAndContactsTests
{
    private const string Text = "Счет #1042 оплачен: 14 982,00 RUB. Платёж 0f3a-77.";

    [Fact]
    public async Task A_note_is_written_in_the_invoices_deal()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();

        (await AddAsync(crm, account, 918273)).ShouldBe(NoteOutcome.Written);
        (await NotesAsync(crm, 918273)).ShouldBe([Text]);
        crm.Calls.Operations.ShouldBe(["elements.get", "links.list", "notes.add"]);
    }

    [Fact]
    public async Task A_repeated_note_is_searched_first()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        await crm.InjectFaultAsync("amocrm.notes", "status-after", 502, times: 1);

        await Should.ThrowAsync<OutageException>(() => AddAsync(crm, account, 918273));
        (await AddAsync(crm, account, 918273, mayStandThere: true)).ShouldBe(NoteOutcome.Written);
        (await NotesAsync(crm, 918273)).ShouldBe([Text]);
        crm.Calls.Count("notes.add").ShouldBe(1);
    }

    [Fact]
    public async Task A_repeated_note_that_is_missing_is_written()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();

        (await AddAsync(crm, account, 918273, mayStandThere: true)).ShouldBe(NoteOutcome.Written);
        (await NotesAsync(crm, 918273)).ShouldBe([Text]);
    }

    [Fact]
    public async Task A_refused_note_type_falls_back_to_common()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        crm.Calls.Instead = (request, operation) =>
            operation == "notes.add"
            && JsonNode.Parse(request.Content!.ReadAsStream(TestContext.Current.CancellationToken))![0]!["note_type"]!.ToString()
                != "common"
                ? new(HttpStatusCode.BadRequest) { Content = new StringContent("{}") }
                : null;

        (await AddAsync(crm, account, 918273)).ShouldBe(NoteOutcome.Written);
        (await NotesAsync(crm, 918273)).ShouldBe([Text]);
    }

    [Fact]
    public async Task Without_a_deal_or_card_there_is_no_place()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        (await AddAsync(crm, await crm.InstallAsync(), 918301)).ShouldBe(NoteOutcome.NoPlace);
    }

    [Theory]
    [InlineData(8800456L, null, null, "/api/v4/leads/8800456/notes")]
    [InlineData(null, "contacts", 5500123L, "/api/v4/leads/8800456/notes")]
    [InlineData(null, "companies", 5500777L, "/api/v4/companies/5500777/notes")]
    public async Task Without_a_link_the_deal_is_found_elsewhere(long? lead, string? kind, long? entity, string place)
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        string? posted = null;
        crm.Calls.Instead = (request, operation) =>
        {
            posted = operation == "notes.add" ? request.RequestUri!.AbsolutePath : posted;
            return null;
        };
        var invoice = new Invoice { Id = new(918301), LeadId = lead, Payer = new Party("Пётр", null, kind, entity, null, null) };

        (await AddAsync(crm, account, invoice)).ShouldBe(NoteOutcome.Written);
        posted.ShouldBe(place);
    }

    [Fact]
    public async Task A_closed_account_takes_no_note()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        await crm.SellerDoesAsync(EmulatorUnderTest.Demo, "state", """{"state":"unpaid"}""");

        (await AddAsync(crm, account, new Invoice { Id = new(918273) })).ShouldBe(NoteOutcome.AccountClosed);
    }

    [Theory]
    [InlineData("contacts", 5500123L, "buyer@example.org")]
    [InlineData("companies", 5500777L, "accounts@romb.example.org")]
    [InlineData("contacts", 1L, null)]
    [InlineData(null, 5500123L, null)]
    public async Task The_payers_card_gives_its_email(string? kind, long id, string? email)
    {
        await using var crm = await CrmUnderTest.StartAsync();
        (await ContactAsync(crm, await crm.InstallAsync(), kind, id))?.Email.ShouldBe(email);
    }

    [Fact]
    public async Task A_card_without_email_gives_its_phone()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        crm.Calls.Instead = (_, _) =>
            new(HttpStatusCode.OK)
            {
                Content = new StringContent(
                    """
                    {"custom_fields_values":[
                        {"field_code":"EMAIL","values":[{"value":"none"}]},
                        {"field_code":"PHONE","values":[{"value":"x"},{"value":"8 (999) 000-00-03","enum":"WORK"}]}]}
                    """
                ),
            };

        (await ContactAsync(crm, account, "contacts", 1)).ShouldBe(ReceiptContact.Parse("+79990000003"));
    }

    [Fact]
    public async Task A_crm_outage_gives_no_contact()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        await crm.InjectFaultAsync("amocrm.", "status", 503);

        (await ContactAsync(crm, account, "contacts", 5500123)).ShouldBeNull();
    }

    private static async Task<NoteOutcome> AddAsync(CrmUnderTest crm, Account account, long id, bool mayStandThere = false) =>
        await AddAsync(crm, account, (await crm.ReadAsync(account, id)).ShouldBeOfType<InvoiceReading.Found>().Invoice, mayStandThere);

    private static Task<NoteOutcome> AddAsync(CrmUnderTest crm, Account account, Invoice invoice, bool mayStandThere = false) =>
        crm.QueryAsync<ICrmNotes, NoteOutcome>(port =>
            port.AddAsync(account, invoice, Text, "0f3a-77", mayStandThere, TestContext.Current.CancellationToken)
        );

    private static Task<ReceiptContact?> ContactAsync(CrmUnderTest crm, Account account, string? kind, long id) =>
        crm.QueryAsync<ICrmContacts, ReceiptContact?>(port =>
            port.FindAsync(account, new Party("Пётр", null, kind, id, null, null), TestContext.Current.CancellationToken)
        );

    private static async Task<string?[]> NotesAsync(CrmUnderTest crm, long id) =>
        [.. (await crm.Emulator.StateAsync(EmulatorUnderTest.Demo, id))["notes"]!.AsArray().Select(note => (string?)note)];
}
