package io.github.miniospring;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import io.github.miniospring.bucket.GetBucketLocation;
import io.github.miniospring.client.MinioClientBuilder;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/** Which package may use which: arrows point down only. */
class ArchitectureTests {

    private static final String BASE = MinioException.class.getPackageName();

    private static final String ROOT = "";

    private static final Map<String, Set<String>> USES = Map.ofEntries(Map.entry(ROOT, Set.of()),
            Map.entry("encoding", Set.of(ROOT)), Map.entry("xml", Set.of(ROOT)), Map.entry("credentials", Set.of(ROOT)),
            Map.entry("http", Set.of(ROOT)), Map.entry("conversion", Set.of(ROOT)),
            Map.entry("signing", Set.of("credentials", "encoding", ROOT)),
            Map.entry("operation", Set.of("xml", "encoding", ROOT)),
            Map.entry("object", Set.of("select", "operation", "xml", "encoding", ROOT)),
            Map.entry("bucket", Set.of("operation", "xml", "encoding", ROOT)),
            Map.entry("bucket.lifecycle", Set.of("bucket", "operation", "xml", ROOT)),
            Map.entry("bucket.notification", Set.of("operation", "xml", ROOT)),
            Map.entry("bucket.replication", Set.of("bucket", "operation", "xml", ROOT)),
            Map.entry("bucket.policy", Set.of("operation", "xml", ROOT)),
            Map.entry("select", Set.of("operation", "xml", ROOT)),
            Map.entry("notification", Set.of("operation", "encoding", ROOT)),
            Map.entry("multipart", Set.of("operation", "xml", "encoding", ROOT)),
            Map.entry("client",
                    Set.of("operation", "signing", "credentials", "http", "xml", "encoding", "bucket", ROOT)),
            Map.entry("presign", Set.of("operation", "signing", "credentials", ROOT)),
            Map.entry("transfer",
                    Set.of("conversion", "client", "object", "bucket", "multipart", "presign", "signing", "operation",
                            "encoding", ROOT)),
            Map.entry("template",
                    Set.of("conversion", "select", "client", "transfer", "presign", "object", "bucket",
                            "bucket.lifecycle", "bucket.notification", "bucket.policy", "bucket.replication",
                            "multipart", "operation", "notification", ROOT)),
            Map.entry("listener", Set.of("notification", "operation", ROOT)),
            Map.entry("listener.annotation",
                    Set.of("listener", "template", "transfer", "object", "operation", "notification", ROOT)),
            Map.entry("listener.store",
                    Set.of("listener", "template", "transfer", "object", "bucket", "operation", "notification",
                            "encoding", ROOT)),
            Map.entry("listener.jdbc", Set.of("listener", "listener.store", "notification", ROOT)),
            Map.entry("listener.container", Set.of("listener", "listener.store", "template", "transfer", "client",
                    "notification", "object", "bucket", "encoding", "operation", ROOT)));

    private static final Set<String> WAITING = Set.of("block", "blockOptional", "blockFirst", "blockLast", "toStream",
            "toIterable", "toFuture");

    private static final JavaClasses CLASSES = new ClassFileImporter()
        .importUrl(MinioException.class.getProtectionDomain().getCodeSource().getLocation());

    static Set<String> packages() {
        return CLASSES.stream().map(ArchitectureTests::packageOf).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyPackageHasItsPlace() {
        assertThat(packages()).isEqualTo(USES.keySet());
    }

    @ParameterizedTest
    @MethodSource("packages")
    void usesOnlyWhatLiesBelow(String name) {
        Set<String> allowed = USES.get(name);

        classes().that(resideIn(name))
            .should()
            .onlyDependOnClassesThat(DescribedPredicate.describe("lie in " + allowed + " or outside",
                    used -> !isOurs(used) || packageOf(used).equals(name) || allowed.contains(packageOf(used))))
            .check(CLASSES);
    }

    // It asks for the region of a bucket by itself, and for nothing else.
    @Test
    void theClientKnowsOneActionOnly() {
        noClasses().that(resideIn("client"))
            .should()
            .dependOnClassesThat(resideIn("bucket").and(not(equivalentTo(GetBucketLocation.class))))
            .check(CLASSES);
    }

    @Test
    void noPackageUsesOneThatUsesIt() {
        SlicesRuleDefinition.slices().assignedFrom(new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass each) {
                return isOurs(each) ? SliceIdentifier.of("root " + packageOf(each)) : SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "packages";
            }
        }).should().beFreeOfCycles().check(CLASSES);
    }

    // An application may have no metrics, and beans are looked at with all their methods.
    @Test
    void onlyWhatCountsForMicrometerNeedsItsMeters() {
        noClasses().that(not(equivalentTo(MinioClientBuilder.class)))
            .and()
            .haveSimpleNameNotStartingWith("Micrometer")
            .should()
            .dependOnClassesThat(resideInAnyPackage("io.micrometer.core.."))
            .check(CLASSES);
    }

    @Test
    void onlyTheExchangeKnowsWebClientAndNetty() {
        DescribedPredicate<JavaClass> wire = resideInAnyPackage("org.springframework.web.reactive.function.client..",
                "io.netty..", "reactor.netty..");

        noClasses().that(not(resideIn("http")).and(not(equivalentTo(MinioClientBuilder.class))))
            .should()
            .dependOnClassesThat(wire)
            .check(CLASSES);
        noClasses().that(equivalentTo(MinioClientBuilder.class))
            .should()
            .dependOnClassesThat(wire.and(not(equivalentTo(ExchangeFilterFunction.class))))
            .check(CLASSES);
    }

    @Test
    void onlyOneClassWaits() {
        Set<String> waiting = CLASSES.stream()
            .flatMap(each -> each.getMethodCallsFromSelf().stream())
            .filter(call -> call.getTargetOwner().isEquivalentTo(LockSupport.class) ? call.getName().startsWith("park")
                    : call.getTargetOwner().getPackageName().equals("reactor.core.publisher")
                            && WAITING.contains(call.getName()))
            .map(call -> call.getOriginOwner().getSimpleName() + "." + call.getOrigin().getName())
            .collect(Collectors.toCollection(TreeSet::new));

        // Who writes to a stream waits on the thread it writes on, too.
        assertThat(waiting).containsExactly("Blocking.awaitOrNull", "Handover.await", "MinioClient.close",
                "PublishingOutputStream.awaitDemand");
    }

    @Test
    void everyPackageSaysWhatMayBeNull() {
        assertThat(packages()).allSatisfy(name -> {
            JavaPackage each = CLASSES.getPackage(name.isEmpty() ? BASE : BASE + "." + name);
            assertThat(each.isAnnotatedWith(NullMarked.class)).isTrue();
        });
    }

    private static DescribedPredicate<JavaClass> resideIn(String name) {
        return DescribedPredicate.describe("lie in '" + name + "'",
                each -> isOurs(each) && packageOf(each).equals(name));
    }

    private static boolean isOurs(JavaClass each) {
        String name = each.getBaseComponentType().getPackageName();
        return name.equals(BASE) || name.startsWith(BASE + ".");
    }

    private static String packageOf(JavaClass each) {
        String name = each.getBaseComponentType().getPackageName();
        return name.equals(BASE) ? ROOT : name.substring(BASE.length() + 1);
    }

}
