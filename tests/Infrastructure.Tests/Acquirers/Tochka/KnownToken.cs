namespace CleanAcquiring.Infrastructure.Tests.Acquirers.Tochka;

/// <summary>A token of an invented payment with the key that verifies it, and the bank's own key of April 2026.</summary>
internal static class KnownToken
{
    public const string Modulus =
        "k_MtV-TvvSlbkeVFDAtS3QplHK4UGgrSkt8_Dn0EuUPqx-mi5qSW-AiCBqglZChxwKcMDtm8Z17VQ1t-20ZGWnlw6tWnKCq7JzMV_wTL0W933f8p9tBLV7"
        + "1OWCL7Au5UMaWddB-vjTIn3OUUHOPkADxzxDd66ZoSDL5A-6AcnxvjUSN7arQ-3t6gyAYqWsYp_TcnDTw0Pt0B98ePUYDvk26S-mea_a0mU9lP0d4Z_BEC"
        + "0N6lHpne8ynvxWQ6W3SmkoHU2ccWwsCx5BjtGXzcIRURooubh4W5JmPxHanF-i9uFPEQhEWNoLgaDt45DrKveLBNJaOHNGcwo13DmT547w";

    public const string BanksModulus =
        "rwm77av7GIttq-JF1itEgLCGEZW_zz16RlUQVYlLbJtyRSu61fCec_rroP6PxjXU2uLzUOaGaLgAPeUZAJrGuVp9nryKgbZceHckdHDYgJd9TsdJ1MYUsX"
        + "aOb9joN9vmsCscBx1lwSlFQyNQsHUsrjuDk-opf6RCuazRQ9gkoDCX70HV8WBMFoVm-YWQKJHZEaIQxg_DU4gMFyKRkDGKsYKA0POL-UgWA1qkg6nHY5BO"
        + "MKaqxbc5ky87muWB5nNk4mfmsckyFv9j1gBiXLKekA_y4UwG2o1pbOLpJS3bP_c95rm4M9ZBmGXqfOQhbjz8z-s9C11i-jmOQ2ByohS-ST3E5sqBzIsxxr"
        + "xyQDTw--bZNhzpbciyYW4GfkkqyeYoOPd_84jPTBDKQXssvj8ZOj2XboS77tvEO1n1WlwUzh8HPCJod5_fEgSXuozpJtOggXBv0C2ps7yXlDZf-7Jar0UY"
        + "c_NJEHJF-xShlqd6Q3sVL02PhSCM-ibn9DN9BKmD";

    public const string Text =
        "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJjdXN0b21lckNvZGUiOiAiMzA1MTE3NzQyIiwgImFtb3VudCI6ICIxMjkwLjAwIiwgInBheW1lbnRUe"
        + "XBlIjogInNicCIsICJvcGVyYXRpb25JZCI6ICI3ZDBjNWUxYS00MmI4LTRmN2UtOWE1My0wZjFiZTZjMmQ5MTQiLCAidHJhbnNhY3Rpb25JZCI6ICIxYjl"
        + "mNmE3MC0zYzFkLTRmMGUtOGQ1ZS01YTdjMmI5ZTQ0MTAiLCAicHVycG9zZSI6ICJcdTA0MWVcdTA0M2ZcdTA0M2JcdTA0MzBcdTA0NDJcdTA0MzAgXHUwN"
        + "DQxXHUwNDQ3XHUwNDUxXHUwNDQyXHUwNDMwIDIwMjYtMDQxNSIsICJxcmNJZCI6ICJBRDEwMDA0S0I3TTJYUTVOOFIzVDZWOVkxQzRGN0gwSiIsICJwYXl"
        + "lck5hbWUiOiAiXHUwNDFjXHUwNDMwXHUwNDQwXHUwNDM4XHUwNDRmIFx1MDQyMVx1MDQzNVx1MDQ0MFx1MDQzM1x1MDQzNVx1MDQzNVx1MDQzMlx1MDQzZ"
        + "Fx1MDQzMCBcdTA0MWEuIiwgIndlYmhvb2tUeXBlIjogImFjcXVpcmluZ0ludGVybmV0UGF5bWVudCIsICJtZXJjaGFudElkIjogIjIwMDAwMDAwMDAwNDc"
        + "xMSIsICJzdGF0dXMiOiAiQVBQUk9WRUQiLCAicGF5bWVudExpbmtJZCI6ICJrYi0yMDI2LTA0MTUtMSJ9.fd2z6V9Igow8Z_JPlwl_v536VA3_z7EPsYv_"
        + "HobGKdXMi6g5s9Y878pvnjyRn3DNZHPjDj-gPlAEp3tTaK1RU0Wjgf-5V2koOzuZvG0qR3mACNyELJPm05CxwECLaXCrnpWIKxAHrcc0jXBqvez_N-vtAn"
        + "OWzTLuxlQ5at6PatbWv5R2dDj8KQ6L29xswniRHMLqPZq4q_EBISiF86IWkKxhpJKNaFv-9vXpWw2_BKcJVrgrnBStnerluc8gGDTFwbujV2_AS3PHxwif"
        + "pqjUeJdpaHqOdyjm9O8Hml4e-WmvgV5g_AdVLjHCKB2BVwj1zKPWlaLfnCTSqz1rpNsD2Q";
}
