package id.paspor.simulator;

import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.boot.web.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** The program's own doors, as the machines call them that are played here. */
@Component
class ProgramDoors {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private RestClient client;

    @EventListener
    void on(WebServerInitializedEvent event) {
        JdkClientHttpRequestFactory http = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build());
        http.setReadTimeout(PATIENCE);
        client = RestClient.builder()
                .requestFactory(http)
                .baseUrl("http://localhost:" + event.getWebServer().getPort())
                .defaultStatusHandler(HttpStatusCode::isError, (call, answer) -> {
                    // a refusal is an answer, too
                })
                .build();
    }

    /** Begins a call that brings JSON. */
    RestClient.RequestBodySpec post(String path) {
        return client.post().uri(path).contentType(MediaType.APPLICATION_JSON);
    }
}
