package io.postern.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.postern.api.ApiProblem.Type;
import io.postern.platform.secret.Secret;
import io.postern.platform.web.ProblemAnswers.Wrong;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The JSON of the API. What two readers could understand differently, and what nobody understands, is refused. */
@ApplicationScoped
class ApiJson {
    private static final SimpleModule SECRETS = new SimpleModule()
            .addDeserializer(Secret.class, new SecretReader())
            .addSerializer(Secret.class, new SecretWriter());

    private final ApiMessages messages;

    ApiJson(ApiMessages messages) {
        this.messages = messages;
    }

    private static JsonMapper.Builder builder() {
        return JsonMapper.builder()
                .addModules(new JavaTimeModule(), SECRETS)
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
    }

    private static final ObjectMapper WRITER = builder().build();

    /** @throws ApiProblem when it is not exactly such an object */
    <T> T read(byte[] body, Class<T> type) {
        List<String> unknown = new ArrayList<>();
        try {
            T read = builder().addHandler(new Unknown(unknown)).build().readValue(body, type);
            if (!unknown.isEmpty()) {
                throw new ApiProblem(Type.UNKNOWN_MEMBERS, String.join(", ", unknown));
            }
            if (read == null) {
                throw new ApiProblem(Type.UNREADABLE);
            }
            return read;
        } catch (MismatchedInputException mismatch) {
            if (mismatch.getPath().isEmpty()) {
                throw new ApiProblem(Type.UNREADABLE);
            }
            String wanted = mismatch.getTargetType() == null ? "" : name(mismatch.getTargetType());
            throw ApiProblem.invalid(List.of(new Wrong(path(mismatch), messages.field("type", wanted))));
        } catch (JsonProcessingException e) {
            String place = e.getLocation() == null
                    ? ""
                    : "Look near line " + e.getLocation().getLineNr() + ".";
            throw new ApiProblem(Type.UNREADABLE, place);
        } catch (IOException e) {
            throw new ApiProblem(Type.UNREADABLE);
        }
    }

    byte[] write(Object value) {
        try {
            return WRITER.writeValueAsString(value).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String path(JsonMappingException mismatch) {
        return mismatch.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .collect(Collectors.joining("."));
    }

    private static String name(Class<?> type) {
        return type == String.class || type == Secret.class
                ? "text in quotes"
                : type == Integer.class || type == Long.class
                        ? "a whole number"
                        : type == Boolean.class ? "true or false" : "an object";
    }

    private static final class Unknown extends DeserializationProblemHandler {
        private final List<String> found;

        Unknown(List<String> found) {
            this.found = found;
        }

        @Override
        public boolean handleUnknownProperty(
                DeserializationContext context, JsonParser parser, JsonDeserializer<?> reader, Object bean, String name)
                throws IOException {
            found.add(name.length() > 60 ? name.substring(0, 60) : name);
            parser.skipChildren();
            return true;
        }
    }

    private static final class SecretReader extends JsonDeserializer<Secret> {
        @Override
        public Secret deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(com.fasterxml.jackson.core.JsonToken.VALUE_STRING)) {
                return (Secret) context.handleUnexpectedToken(Secret.class, parser);
            }
            return Secret.of(parser.getText());
        }
    }

    private static final class SecretWriter extends JsonSerializer<Secret> {
        @Override
        public void serialize(Secret secret, JsonGenerator generator, SerializerProvider provider) throws IOException {
            generator.writeString(secret.reveal());
        }
    }
}
