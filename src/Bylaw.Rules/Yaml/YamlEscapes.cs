using System.Text;
using static Bylaw.Rules.Yaml.YamlCharacters;

namespace Bylaw.Rules.Yaml;

/// <summary>Escapes in double quotes.</summary>
internal static class YamlEscapes
{
    /// <summary>Reads the escape at the cursor; one that does not exist is reported and kept as it is written.</summary>
    public static void Read(YamlReading reading, StringBuilder value)
    {
        var cursor = reading.Cursor;
        var code = cursor.Peek(1);
        if (IsLineEnd(code))
        {
            RefuseLineBreak(reading);
            return;
        }

        var simple = Simple(code);
        var digits = code switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
        if (simple >= 0)
        {
            value.Append((char)simple);
            cursor.Skip(2);
        }
        else if (digits > 0)
        {
            ReadNumber(reading, digits, value);
        }
        else
        {
            Refuse(reading, value, $"unknown escape '\\{code}'; for a backslash write '\\\\', or use single quotes");
        }
    }

    private static void RefuseLineBreak(YamlReading reading)
    {
        reading.Report(
            reading.Cursor.Here(1),
            "a backslash at the end of a line is not supported; a line break in quotes is a space, write '\\\\' for a backslash");
        reading.Cursor.Skip(1);
    }

    private static int Simple(char code) => code switch
    {
        '0' => 0,
        'a' => 0x07,
        'b' => 0x08,
        't' or '\t' => 0x09,
        'n' => 0x0A,
        'v' => 0x0B,
        'f' => 0x0C,
        'r' => 0x0D,
        'e' => 0x1B,
        ' ' or '"' or '/' or '\\' => code,
        'N' => 0x85,
        '_' => 0xA0,
        'L' => 0x2028,
        'P' => 0x2029,
        _ => -1,
    };

    private static void ReadNumber(YamlReading reading, int digits, StringBuilder value)
    {
        var cursor = reading.Cursor;
        var number = ParseHex(cursor, 2, digits);
        if (number < 0)
        {
            Refuse(reading, value, $"expected {digits} hexadecimal digits after '\\{cursor.Peek(1)}'");
        }
        else if (number is >= 0xD800 and <= 0xDFFF)
        {
            ReadSurrogatePair(reading, (char)number, digits, value);
        }
        else if (number > 0x10FFFF)
        {
            Refuse(reading, value, "no such character; Unicode ends at \\U0010FFFF");
        }
        else
        {
            value.Append(char.ConvertFromUtf32(number));
            cursor.Skip(2 + digits);
        }
    }

    /// <summary>As JSON writes characters above U+FFFF.</summary>
    private static void ReadSurrogatePair(YamlReading reading, char high, int digits, StringBuilder value)
    {
        var cursor = reading.Cursor;
        var low = digits == 4 && cursor.Peek(6) == '\\' && cursor.Peek(7) == 'u' ? ParseHex(cursor, 8, 4) : -1;
        if (low < 0 || !char.IsSurrogatePair(high, (char)low))
        {
            Refuse(reading, value, "half of a surrogate pair; write the character itself");
            return;
        }

        value.Append(high).Append((char)low);
        cursor.Skip(12);
    }

    /// <summary>-1 when these are no digits; more than 31 bits count as the highest number.</summary>
    private static int ParseHex(YamlCursor cursor, int offset, int digits)
    {
        long number = 0;
        for (var i = 0; i < digits; i++)
        {
            var digit = HexDigit(cursor.Peek(offset + i));
            if (digit < 0)
                return -1;
            number = (number << 4) | (uint)digit;
        }

        return (int)Math.Min(number, int.MaxValue);
    }

    private static int HexDigit(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => -1,
    };

    private static void Refuse(YamlReading reading, StringBuilder value, string message)
    {
        var cursor = reading.Cursor;
        reading.Report(cursor.Here(2), message);
        value.Append('\\').Append(cursor.Peek(1));
        cursor.Skip(2);
    }
}
