using System.Globalization;
using System.Text;

namespace Allpay.ContractTests.Wire;

/// <summary>Writes a character that an encoding lacks as XML's <c>&amp;#1241;</c>.</summary>
internal sealed class EncoderNumbers : EncoderFallback
{
    public override int MaxCharCount => 10;

    public override EncoderFallbackBuffer CreateFallbackBuffer() => new NumberBuffer();

    private sealed class NumberBuffer : EncoderFallbackBuffer
    {
        private string _text = "";
        private int _next;

        public override int Remaining => _text.Length - _next;

        public override bool Fallback(char charUnknown, int index) => Begin(charUnknown);

        public override bool Fallback(char charUnknownHigh, char charUnknownLow, int index) =>
            Begin(char.ConvertToUtf32(charUnknownHigh, charUnknownLow));

        public override char GetNextChar() => _next < _text.Length ? _text[_next++] : '\0';

        public override bool MovePrevious()
        {
            if (_next == 0) return false;
            _next--;
            return true;
        }

        private bool Begin(int character)
        {
            (_text, _next) = (string.Create(CultureInfo.InvariantCulture, $"&#{character};"), 0);
            return true;
        }
    }
}
