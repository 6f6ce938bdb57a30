package io.postern.tenant.brand;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.postern.access.PageBrands;
import io.postern.access.Scope;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.platform.web.PageBrand;
import io.postern.tenant.OpenTenant;
import io.postern.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** Brands as pages and mails show them. Answers are at most some seconds old. */
@ApplicationScoped
public class Brands implements PageBrands {
    private final Tenancy tenancy;
    private final EntityManager entities;
    private final Tenants tenants;
    private final DomainOwners owners;
    private final MailboxCustomers mailboxes;
    private final LoadingCache<Place, Layers> cache;

    Brands(Tenancy tenancy, EntityManager entities, Tenants tenants, DomainOwners owners, MailboxCustomers mailboxes) {
        this.tenancy = tenancy;
        this.entities = entities;
        this.tenants = tenants;
        this.owners = owners;
        this.mailboxes = mailboxes;
        this.cache = Caffeine.newBuilder()
                .expireAfterWrite(Duration.ofSeconds(5))
                .maximumSize(10_000)
                .build(this::load);
    }

    /** @param mailboxId whose owner looks, or null */
    private record Place(TenantId tenant, Scope scope, UUID mailboxId) {}

    /** What is known of a picture without loading it. */
    record LogoFacts(UUID brandId, String hash, int width, int height, LogoFile.Ground ground) {}

    private record Layer(Brand brand, LogoFacts logo) {}

    /** The customer's first, then the tenant's. */
    private record Layers(List<Layer> all) {
        <T> T first(Function<Brand, T> part) {
            return all.stream()
                    .map(Layer::brand)
                    .map(part)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }

        /** A name of one and the picture of another would not fit: whoever has a name has no other's logo. */
        Optional<Layer> picture() {
            return all.stream()
                    .filter(layer -> layer.logo() != null || layer.brand().productName != null)
                    .findFirst()
                    .filter(layer -> layer.logo() != null);
        }
    }

    @Override
    public PageBrand of(TenantId tenant, Scope scope) {
        return at(new Place(tenant, scope, null));
    }

    @Override
    public PageBrand ofMailbox(TenantId tenant, UUID mailboxId) {
        return at(new Place(tenant, Scope.ALL, mailboxId));
    }

    private PageBrand at(Place place) {
        return tenants.find(place.tenant())
                .map(open -> shown(open, cache.get(place)))
                .orElse(PageBrand.NONE);
    }

    /** @param mailboxId of the mailbox that it is about, or null */
    public MailSender mail(TenantId tenant, UUID mailboxId) {
        return mail(new Place(tenant, Scope.ALL, mailboxId));
    }

    /** @param scope of whom it is sent to */
    public MailSender mail(TenantId tenant, Scope scope) {
        return mail(new Place(tenant, scope, null));
    }

    private MailSender mail(Place place) {
        OpenTenant open = tenants.find(place.tenant()).orElseThrow();
        Layers layers = cache.get(place);
        String product =
                Optional.ofNullable(layers.first(brand -> brand.productName)).orElse(open.name());
        String sender =
                Optional.ofNullable(layers.first(brand -> brand.senderName)).orElse(product);
        return new MailSender(
                product, sender, layers.first(brand -> brand.replyTo), open.zone(), open.support(), links(layers));
    }

    /** Makes the next page read anew. */
    void forget(TenantId tenant) {
        cache.asMap().keySet().removeIf(place -> place.tenant().equals(tenant));
    }

    private static PageBrand shown(OpenTenant tenant, Layers layers) {
        return new PageBrand(
                layers.first(brand -> brand.productName),
                layers.first(brand -> brand.accent),
                layers.picture()
                        .map(layer -> logo(tenant.id(), layer.logo(), layer.brand().logoAlone))
                        .orElse(null),
                layers.first(brand -> brand.welcome),
                tenant.theme(),
                tenant.zone(),
                links(layers),
                tenant.support());
    }

    static PageBrand.Logo logo(TenantId tenant, LogoFacts facts, boolean alone) {
        return new PageBrand.Logo(
                "/" + tenant + "/brand/" + facts.hash(),
                facts.width(),
                facts.height(),
                facts.ground().name().toLowerCase(Locale.ROOT),
                alone);
    }

    private static List<PageBrand.Link> links(Layers layers) {
        List<PageBrand.Link> links = new ArrayList<>();
        add(links, "imprint", layers.first(brand -> brand.imprintUrl));
        add(links, "privacy", layers.first(brand -> brand.privacyUrl));
        add(links, "help", layers.first(brand -> brand.helpUrl));
        return links;
    }

    private static void add(List<PageBrand.Link> links, String kind, String address) {
        if (address != null) {
            links.add(new PageBrand.Link(kind, address));
        }
    }

    private Layers load(Place place) {
        UUID customer = customer(place);
        return tenancy.inTenant(
                place.tenant(),
                () -> new Layers(Stream.of(find(customer).filter(_ -> customer != null), find(null))
                        .flatMap(Optional::stream)
                        .map(brand -> new Layer(brand, logo(brand.id).orElse(null)))
                        .toList()));
    }

    private UUID customer(Place place) {
        if (place.mailboxId() != null) {
            return mailboxes.customer(place.tenant(), place.mailboxId()).orElse(null);
        }
        Scope scope = place.scope();
        return scope.customerId() != null || scope.domainIds() == null
                ? scope.customerId()
                : owners.owner(place.tenant(), scope.domainIds()).orElse(null);
    }

    /** In the caller's transaction. */
    Optional<Brand> find(UUID customerId) {
        var query = customerId == null
                ? entities.createQuery("from Brand where customerId is null", Brand.class)
                : entities.createQuery("from Brand where customerId = ?1", Brand.class)
                        .setParameter(1, customerId);
        return query.getResultStream().findFirst();
    }

    /** In the caller's transaction. */
    Optional<LogoFacts> logo(UUID brandId) {
        return entities.createQuery(
                        "select new io.postern.tenant.brand.Brands$LogoFacts(brandId, hash, width, height, ground)"
                                + " from BrandLogo where brandId = ?1",
                        LogoFacts.class)
                .setParameter(1, brandId)
                .getResultStream()
                .findFirst();
    }

    /** A picture by the name that pages give it. */
    Optional<BrandLogo> picture(TenantId tenant, String hash) {
        return tenancy.inTenant(tenant, () -> entities.createQuery("from BrandLogo where hash = ?1", BrandLogo.class)
                .setParameter(1, hash)
                .getResultStream()
                .findFirst());
    }
}
