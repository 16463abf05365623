package io.github.miniospring.watch;

import java.util.List;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import reactor.blockhound.BlockHound;

/**
 * Watches the whole run: a blocking call on a thread that must not wait fails where it
 * happens, and a buffer that nobody released fails the run at its end.
 */
public final class TestJvm implements LauncherSessionListener {

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        LeakWatch.install();
        // Reading random bytes is reading a file to the JDK, but one that never waits.
        BlockHound.install(builder -> builder.allowBlockingCallsInside("java.security.SecureRandom", "nextBytes"));
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        List<String> leaks = LeakWatch.find();
        if (!leaks.isEmpty()) {
            throw new AssertionError(leaks.size() + " buffers were never released, such as " + leaks.get(0));
        }
    }

}
