using System.Globalization;
using Allpay.Infrastructure.Ledger;
using FluentValidation;
using FluentValidation.Results;

namespace Allpay.Infrastructure.Mediation;

/// <summary>
/// The rules every validator builds from. Each finds at most one fault in a field, tells it by a code of
/// <see cref="FieldCodes"/>, and leaves the words to the doors.
/// </summary>
public static class FieldRules
{
    /// <summary>There, not blank, not too long, and nothing in it that a database or a log cannot hold.</summary>
    public static IRuleBuilderOptionsConditions<T, string?> Text<T>(
        this IRuleBuilder<T, string?> rule, int lengthMax) =>
        rule.Custom((text, context) =>
        {
            if (string.IsNullOrWhiteSpace(text)) context.Refuse(FieldCodes.Required);
            else context.RefuseBadText(text, lengthMax);
        });

    /// <summary>As <see cref="Text{T}"/>, and of so many characters at least.</summary>
    public static IRuleBuilderOptionsConditions<T, string?> LongText<T>(
        this IRuleBuilder<T, string?> rule, int lengthMin, int lengthMax) =>
        rule.Custom((text, context) =>
        {
            if (string.IsNullOrWhiteSpace(text)) context.Refuse(FieldCodes.Required);
            else if (text.Length < lengthMin) context.Refuse(FieldCodes.TooShort, $"{lengthMin}");
            else context.RefuseBadText(text, lengthMax);
        });

    /// <summary>As <see cref="Text{T}"/>, where it is there at all.</summary>
    public static IRuleBuilderOptionsConditions<T, string?> OptionalText<T>(
        this IRuleBuilder<T, string?> rule, int lengthMax) =>
        rule.Custom((text, context) =>
        {
            if (text is not null) context.RefuseBadText(text, lengthMax);
        });

    /// <summary>An amount of money above zero, as <see cref="Money.Read"/> takes it.</summary>
    public static IRuleBuilderOptionsConditions<T, string?> Amount<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Custom((text, context) =>
        {
            switch (Money.Read(text, out _))
            {
                case MoneyText.Good: break;
                case MoneyText.Missing: context.Refuse(FieldCodes.Required); break;
                case MoneyText.NotPositive: context.Refuse(FieldCodes.AmountNotPositive); break;
                case MoneyText.TooPrecise: context.Refuse(FieldCodes.AmountTooPrecise); break;
                case MoneyText.TooLarge: context.Refuse(FieldCodes.AmountTooLarge, $"{Money.LargestPayment}"); break;
                default: context.Refuse(FieldCodes.AmountMalformed); break;
            }
        });

    /// <summary>ASCII digits only, so many at least and at most.</summary>
    public static IRuleBuilderOptionsConditions<T, string?> Digits<T>(
        this IRuleBuilder<T, string?> rule, int lengthMin, int lengthMax) =>
        rule.Custom((text, context) =>
        {
            if (string.IsNullOrWhiteSpace(text)) context.Refuse(FieldCodes.Required);
            else if (text.Length > lengthMax) context.Refuse(FieldCodes.TooLong, $"{lengthMax}");
            else if (text.Length < lengthMin || !text.All(char.IsAsciiDigit)) context.Refuse(FieldCodes.Malformed);
        });

    /// <summary>A whole number as xs:integer writes it, however long: see <see cref="WholeNumbers"/>.</summary>
    public static IRuleBuilderOptionsConditions<T, string?> WholeNumber<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Custom((text, context) =>
        {
            if (string.IsNullOrWhiteSpace(text)) context.Refuse(FieldCodes.Required);
            else if (!WholeNumbers.IsOne(text)) context.Refuse(FieldCodes.Malformed);
        });

    public static void Refuse<T>(
        this ValidationContext<T> context, string code, params IReadOnlyList<string> arguments) =>
        context.AddFailure(new ValidationFailure(context.PropertyPath, code)
        {
            ErrorCode = code, CustomState = arguments,
        });

    private static void RefuseBadText<T>(this ValidationContext<T> context, string text, int lengthMax)
    {
        if (text.Length > lengthMax)
            context.Refuse(FieldCodes.TooLong, lengthMax.ToString(CultureInfo.InvariantCulture));
        else if (text.Any(char.IsControl) || HasLoneSurrogate(text))
            context.Refuse(FieldCodes.Malformed);
    }

    // Half of a surrogate pair is no character; it cannot be written as UTF-8.
    private static bool HasLoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i)) i++;
            else if (char.IsSurrogate(text[i])) return true;
        }

        return false;
    }
}
