using System.Text.Json.Nodes;

namespace CleanAcquiring.Emulator.AmoCrm.State.Seed;

/// <summary>Contacts and companies as the API returns them, without the account and the links.</summary>
internal static class People
{
    public static JsonObject Contact(
        long id,
        string firstName,
        string lastName,
        string? phone,
        string? email,
        long? companyId,
        params long[] leads
    ) =>
        Person(
            id,
            $"{firstName} {lastName}",
            phone,
            email,
            new JsonObject { ["first_name"] = firstName, ["last_name"] = lastName },
            new JsonObject
            {
                ["tags"] = new JsonArray(),
                ["companies"] = companyId is { } company ? [new JsonObject { ["id"] = company }] : new JsonArray(),
                ["leads"] = new JsonArray([.. leads.Select(lead => (JsonNode)new JsonObject { ["id"] = lead })]),
            }
        );

    public static JsonObject Company(long id, string name, string? phone, string? email) =>
        Person(id, name, phone, email, [], new JsonObject { ["tags"] = new JsonArray() });

    private static JsonObject Person(long id, string name, string? phone, string? email, JsonObject names, JsonObject embedded)
    {
        var fields = new JsonArray();
        if (phone is not null)
            fields.Add(Multitext(610001, "Телефон", "PHONE", phone, 410001));
        if (email is not null)
            fields.Add(Multitext(610003, "Email", "EMAIL", email, 410021));

        var person = new JsonObject { ["id"] = id, ["name"] = name };
        foreach (var part in names)
            person[part.Key] = part.Value?.DeepClone();
        person["responsible_user_id"] = 9081726;
        person["group_id"] = 0;
        person["created_by"] = 9081726;
        person["updated_by"] = 9081726;
        person["created_at"] = 1766000000;
        person["updated_at"] = 1766000500;
        person["is_deleted"] = false;
        person["closest_task_at"] = null;
        person["custom_fields_values"] = fields.Count == 0 ? null : fields;
        person["_embedded"] = embedded;
        return person;
    }

    private static JsonObject Multitext(long fieldId, string name, string code, string value, long enumId) => new()
    {
        ["field_id"] = fieldId,
        ["field_name"] = name,
        ["field_code"] = code,
        ["field_type"] = "multitext",
        ["values"] = new JsonArray(new JsonObject { ["value"] = value, ["enum_id"] = enumId, ["enum_code"] = "WORK" }),
    };
}
