using Bylaw.Testing;
using Xunit.Abstractions;
using Xunit.Sdk;

#if FLOOR
[assembly: TestFramework("Bylaw.Analyzers.Tests.SdkCompiler", "Bylaw.Analyzers.Floor.Tests")]
#else
[assembly: TestFramework("Bylaw.Analyzers.Tests.SdkCompiler", "Bylaw.Analyzers.Tests")]
#endif

namespace Bylaw.Analyzers.Tests;

/// <summary>
/// Points at the compiler of the SDK before xunit reflects over the tests: a module initializer would run after that, and the
/// first failure to load Roslyn is the last word of the runtime.
/// </summary>
public sealed class SdkCompiler : XunitTestFramework
{
    static SdkCompiler() => Compiler.Install();

    public SdkCompiler(IMessageSink sink) : base(sink)
    {
    }
}
