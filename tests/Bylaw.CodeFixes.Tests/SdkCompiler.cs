using Bylaw.Testing;
using Xunit.Abstractions;
using Xunit.Sdk;

#if FLOOR
[assembly: TestFramework("Bylaw.CodeFixes.Tests.SdkCompiler", "Bylaw.CodeFixes.Floor.Tests")]
#else
[assembly: TestFramework("Bylaw.CodeFixes.Tests.SdkCompiler", "Bylaw.CodeFixes.Tests")]
#endif

namespace Bylaw.CodeFixes.Tests;

/// <summary>Points at the compiler of the SDK before xunit reflects over the tests, as that of the analyzer tests does.</summary>
public sealed class SdkCompiler : XunitTestFramework
{
    static SdkCompiler() => Compiler.Install();

    public SdkCompiler(IMessageSink sink) : base(sink)
    {
    }
}
