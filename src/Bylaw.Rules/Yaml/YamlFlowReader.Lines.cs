using static Bylaw.Rules.Yaml.YamlCharacters;

namespace Bylaw.Rules.Yaml;

/// <summary>The lines between the brackets.</summary>
internal sealed partial class YamlFlowReader
{
    /// <summary>Over blanks, comments and line breaks. False when the lines that belong to the brackets have ended.</summary>
    private bool SkipSpace(Bracket bracket)
    {
        while (!Aborted)
        {
            _cursor.SkipBlanks();
            if (_cursor.Current == '#')
                SkipComment();
            if (!_cursor.AtLineEnd)
                return true;

            _cursor.NextLine();
            if (!AtFurtherLine())
                Abort(bracket);
        }

        return false;
    }

    private void SkipComment()
    {
        if (!IsBlankOrEnd(_cursor.Previous))
            reading.ReportStructure(_cursor.Here(1), "expected a space before the comment's '#'");
        _cursor.SkipToLineEnd();
    }

    private bool AtFurtherLine()
    {
        if (_cursor.AtEnd || _cursor.AtMarker)
            return false;

        _cursor.SkipSpaces();
        if (_cursor.Current == '\t')
        {
            reading.ReportTab(_cursor.Here(1));
            return true;
        }

        var isClosing = _cursor.Current is ']' or '}';
        if (isClosing && _cursor.Column < _parent)
            RefuseClosing();
        return isClosing || _cursor.Column > _parent || _cursor.AtLineEnd || _cursor.Current == '#';
    }

    private void RefuseClosing() =>
        reading.ReportStructure(
            _cursor.Here(1),
            $"a closing bracket left of the key or '-'; indent it by {YamlAdvice.Spaces(_parent)}");

    private void Abort(Bracket bracket)
    {
        Aborted = true;
        var opening = bracket.Closing == ']' ? '[' : '{';
        reading.Report(
            bracket.Opening,
            $"'{opening}' is never closed; expected '{bracket.Closing}', and every line up to it indented deeper than the key or '-'");
        _cursor.ReturnToLineStart();
        _cursor.MoveToContent();
    }
}
