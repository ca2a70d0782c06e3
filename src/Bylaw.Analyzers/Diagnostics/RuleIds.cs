namespace Bylaw.Analyzers;

/// <summary>Every diagnostic id, one page each in rules/reference.</summary>
internal static partial class RuleIds
{
    public const string NoRuleFile = "BYL0001";
    public const string InvalidRuleFile = "BYL0002";
    public const string SelectsNothing = "BYL0003";
    public const string NoEffect = "BYL0004";
    public const string SpecDrift = "BYL0005";
    public const string StaleBaseline = "BYL0006";
    public const string ExceptionExpiring = "BYL0007";
    public const string InternalError = "BYL0008";
    public const string ExceptionExpired = "BYL0010";
    public const string UnjustifiedSuppression = "BYL0011";

    public const string Flow = "BYL1001";
    public const string Indirect = "BYL1002";
    public const string Cycle = "BYL1003";
    public const string Reserved = "BYL1004";
    public const string Package = "BYL1005";
    public const string Catalog = "BYL1006";
    public const string Companion = "BYL1007";
    public const string Unlayered = "BYL1008";
    public const string MissingName = "BYL1009";
    public const string Toolchain = "BYL1010";

    public const string ForbiddenType = "BYL2001";
    public const string ForbiddenMember = "BYL2002";
    public const string HttpException = "BYL2003";
    public const string CodeExecution = "BYL2004";
    public const string ForbiddenAttribute = "BYL2005";
    public const string ForbiddenThrow = "BYL2006";
    public const string ForbiddenDeclaration = "BYL2007";

    public const string TypeName = "BYL3001";
    public const string FileName = "BYL3002";
    public const string FolderName = "BYL3003";
    public const string UnknownEntity = "BYL3004";
    public const string RouteName = "BYL3005";
    public const string MethodName = "BYL3006";

    public const string NullableStyle = "BYL4001";
    public const string NullableDisabled = "BYL4002";
    public const string UntypedSignature = "BYL4003";
    public const string NullForgiving = "BYL4004";

    public const string RequiredAttribute = "BYL8001";
    public const string RequiredReturn = "BYL8002";
    public const string RequiredBase = "BYL8003";
    public const string RequiredInterface = "BYL8004";
    public const string RequiredParameter = "BYL8005";
    public const string RequiredModifier = "BYL8006";
    public const string RequiredCall = "BYL8007";
    public const string RequiredSetter = "BYL8008";

    /// <summary>Ids that a rule file may give its own rules: live, and decided at the end of a compilation.</summary>
    public const int FirstCustom = 9001;
    public const int FirstCustomAtEnd = 9080;
    public const int LastCustom = 9099;
}
