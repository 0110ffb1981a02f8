package id.paspor.kernel;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Some libraries look for their parts anew each time, by a {@link ServiceLoader} that looks through all other libraries. While a
 * program runs the files of services stay as they are, so that they are read once.
 */
public final class KnownServices {

    private static final Map<ClassLoader, Remembering> KNOWN = new ConcurrentHashMap<>();

    private KnownServices() {}

    /** Something that looks for services. */
    public interface Deed<A extends Exception, B extends Exception> {

        void run() throws A, B;
    }

    /** Does something on this thread, to which the files of services are known. */
    public static <A extends Exception, B extends Exception> void during(Deed<A, B> deed) throws A, B {
        Thread thread = Thread.currentThread();
        ClassLoader own = thread.getContextClassLoader();
        thread.setContextClassLoader(own == null ? null : KNOWN.computeIfAbsent(own, Remembering::new));
        try {
            deed.run();
        } finally {
            thread.setContextClassLoader(own);
        }
    }

    /** Finds what its parent does, files of services from memory from the second time on. */
    private static final class Remembering extends ClassLoader {

        private static final String SERVICES = "META-INF/services/";

        static {
            registerAsParallelCapable();
        }

        private final Map<String, List<URL>> files = new ConcurrentHashMap<>();

        private Remembering(ClassLoader parent) {
            super(parent);
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            if (!name.startsWith(SERVICES)) {
                return super.getResources(name);
            }
            List<URL> found = files.get(name);
            if (found == null) {
                found = new ArrayList<>();
                for (URL file : Collections.list(super.getResources(name))) {
                    found.add(inMemory(file));
                }
                files.put(name, found);
            }
            return Collections.enumeration(found);
        }

        private static URL inMemory(URL file) throws IOException {
            byte[] content;
            try (InputStream stream = file.openStream()) {
                content = stream.readAllBytes();
            }
            return new URL(null, file.toExternalForm(), new URLStreamHandler() {

                @Override
                protected URLConnection openConnection(URL url) {
                    return new InMemory(url, content);
                }
            });
        }
    }

    private static final class InMemory extends URLConnection {

        private final byte[] content;

        private InMemory(URL url, byte[] content) {
            super(url);
            this.content = content;
        }

        @Override
        public void connect() {
            connected = true;
        }

        @Override
        public InputStream getInputStream() {
            return new ByteArrayInputStream(content);
        }
    }
}
