package id.paspor.engine.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ContainerRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many rows a list has at most. */
class BoundedCallsTest {

    private static final String HERE = "http://localhost/engine-rest/";

    @ParameterizedTest
    @CsvSource({
        "task, task?maxResults=50",
        "task?firstResult=100, task?firstResult=100&maxResults=50",
        "task?maxResults=15, task?maxResults=15",
        "task?maxResults=50, task?maxResults=50",
        "task?maxResults=51&name=A%20B, task?maxResults=50&name=A%20B",
        "task?maxResults=2147483647, task?maxResults=50",
        "task?maxResults=99999999999, task?maxResults=99999999999",
        "task?maxResults=-1, task?maxResults=-1",
        "task?maxResults=all, task?maxResults=all"
    })
    void aListEnds(String asked, String read) {
        ContainerRequest request = new ContainerRequest(
                URI.create(HERE), URI.create(HERE + asked), "GET", null, new MapPropertiesDelegate(), null);

        BoundedCalls.bound(request, 50);

        assertThat(request.getRequestUri()).hasToString(HERE + read);
    }
}
