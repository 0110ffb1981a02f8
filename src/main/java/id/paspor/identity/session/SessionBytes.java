package id.paspor.identity.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import org.springframework.core.ConfigurableObjectInputStream;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.DeserializingConverter;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.util.ClassUtils;

/**
 * Turns what a session holds into bytes and back. Only objects of the few kinds that are put into sessions come back, so
 * that who can write the table cannot have the program make others.
 */
final class SessionBytes extends GenericConversionService {

    private static final ObjectInputFilter KNOWN = ObjectInputFilter.Config.createFilter("maxdepth=30;maxrefs=10000;"
            + "id.paspor.**;java.lang.*;java.time.*;java.util.*;java.util.concurrent.*;"
            + "org.springframework.security.core.**;org.springframework.security.authentication.*;"
            + "org.springframework.security.web.savedrequest.*;"
            + "org.springframework.web.servlet.FlashMap;org.springframework.util.*;"
            + "org.camunda.bpm.webapp.impl.security.auth.*;!*");

    SessionBytes() {
        addConverter(Object.class, byte[].class, new SerializingConverter());
        addConverter(byte[].class, Object.class, new DeserializingConverter(SessionBytes::read));
    }

    private static Object read(InputStream bytes) throws IOException {
        ObjectInputStream objects = new ConfigurableObjectInputStream(bytes, ClassUtils.getDefaultClassLoader());
        objects.setObjectInputFilter(KNOWN);
        try {
            return objects.readObject();
        } catch (ClassNotFoundException unknown) {
            throw new IOException("no such class", unknown);
        }
    }
}
