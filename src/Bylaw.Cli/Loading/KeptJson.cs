using System.Text.Json.Serialization;
using Bylaw.Cli.Checking;

namespace Bylaw.Cli.Loading;

/// <summary>How what is kept between two runs is written.</summary>
[JsonSerializable(typeof(Kept<DesignTimeResult>))]
[JsonSerializable(typeof(Kept<CompilationFacts>))]
internal sealed partial class KeptJson : JsonSerializerContext;
