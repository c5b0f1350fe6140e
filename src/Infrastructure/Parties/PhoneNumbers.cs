namespace Allpay.Infrastructure.Parties;

/// <summary>User names are phone numbers without plus; people write them otherwise too.</summary>
public static class PhoneNumbers
{
    private const int Length = 11;

    /// <summary>
    /// 77011234567 for +7 (701) 123-45-67, 8 701 123 45 67 and the like; what is no such number stays as it is.
    /// </summary>
    public static string? Plain(string? written)
    {
        if (written is null || !written.All(IsPart)) return written;
        var digits = string.Concat(written.Where(char.IsAsciiDigit));
        if (digits.Length != Length || written.LastIndexOf('+') > written.IndexOf(digits[0])) return written;
        return digits[0] == '7' || (digits[0] == '8' && !written.Contains('+')) ? $"7{digits[1..]}" : written;
    }

    private static bool IsPart(char c) =>
        char.IsAsciiDigit(c) || c is '+' or ' ' or '\u00a0' or '-' or '\u2011' or '(' or ')' or '.';
}
