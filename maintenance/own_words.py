"""seedsql's own word lists: what Faker has no list for, or none that suits a wholesale business.

Only ``maintenance.lexicon`` reads this module; generation reads the frozen file. Source: written for seedsql. The places are real
cities with their state, the first three digits of a postal code and a telephone area code there (public knowledge).
"""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.strip().splitlines())


# Irish and Italian names prove that every quote is doubled on its way into SQL.
LAST_NAMES_WITH_APOSTROPHE = _words(
    "O'Brien O'Connell O'Connor O'Donnell O'Hara O'Keefe O'Leary O'Malley O'Neill O'Reilly O'Rourke O'Sullivan "
    "D'Amico D'Angelo D'Souza"
)

COMPANY_ADJECTIVES = _words("""
    Amber Anchor Apex Arbor Ashwood Aspen Atlas Autumn Beacon Birch Blackwood Bluebird Bluestone Boulder Bramble
    Bridgeport Bright Bristol Broadleaf Brookside Canyon Capital Cardinal Cascade Cedar Central Chestnut Clearwater
    Clover Coastal Cobalt Compass Copper Coral Cornerstone Crescent Crestview Crystal Cypress Dawn Delta Dogwood
    Driftwood Eagle Eastern Elm Ember Emerald Evergreen Fairview Falcon Fern First Foothill Fox Frontier Garnet Gateway
    Glacier Golden Granite Greenfield Grove Harbor Harvest Hawthorn Hazel Heartland Heritage Heron Hickory Highland
    Hillside Horizon Indigo Ironwood Ivory Jade Juniper Keystone Kingfisher Lakeside Larch Laurel Liberty Lighthouse
    Linden Lone Magnolia Maple Marigold Meadow Meridian Mesa Midland Midtown Millstone Mission Moonlight Mountain
    Mulberry Northern Northgate Oak Ocean Olive Orchard Osprey Pacific Palisade Pearl Pebble Pelican Pine Pinnacle
    Pioneer Piedmont Prairie Prime Quail Quarry Raven Red Redwood Ridge River Riverside Robin Rosewood Sable Saddle Sage
    Sandstone Sapphire Sequoia Shoreline Sierra Silver Skyline Southern Sparrow Spring Spruce Starling Sterling Stone
    Summit Sunrise Sunset Swift Sycamore Tamarack Teal Thistle Thunder Timber Tidewater Topaz Trillium Twin Union Upland
    Valley Vanguard Vista Walnut Western Westgate Wheatland White Wildflower Willow Windward Winter Woodland Yarrow""")

COMPANY_NOUNS = _words("""
    Acres Arch Bakehouse Barn Basin Basket Bay Bend Bluff Branch Bridge Brook Cellar Chapel Cliff Coast Corner Cottage
    Cove Creamery Creek Crossing Crown Dairy Dale Depot Dock Exchange Fair Farm Fields Firth Forge Fork Gardens Gate
    Glen Granary Greens Grange Hall Harvest Haven Hearth Heights Hill Hollow House Island Junction Kettle Kitchen Knoll
    Ladle Lake Landing Lantern Larder Ledge Lodge Loft Manor Market Meadows Mesa Mill Mountain Oasis Orchards Oven
    Pantry Park Pass Pasture Path Pavilion Peak Pier Place Plain Point Pond Port Post Press Quay Ranch Range Rapids
    Reach Reef Ridge Road Rock Roost Row Run Shed Shore Silo Slope Sound Springs Square Station Stone Stream Table
    Terrace Thicket Tower Town Trail Tree Vale Vine Vineyard Wagon Water Weald Wharf Wheel Wood Works Yard""")

COMPANY_SUFFIXES = _lines("""
    Foods
    Trading Co.
    Provisions
    Wholesale
    Distributors
    Supply
    Supply Co.
    Grocers
    Market
    Partners
    Brothers
    & Sons
    & Co.
    LLC
    Inc.
    Group
    Merchants
    Cooperative""")

PRODUCT_ADJECTIVES = _words("""
    Aged Artisan Baked Bulk Chopped Classic Clear Cold-Pressed Compact Coarse Cracked Crisp Crushed Daily Dark Diced
    Dried Durable Everyday Extra Family Farmhouse Fine Fresh Frozen Garden Golden Ground Hand-Cut Hearty Heavy-Duty
    Heirloom Large Light Local Medium Mild Mixed Natural Organic Original Pickled Plain Premium Pure Raw Reserve Rich
    Ripe Roasted Rustic Salted Seasonal Select Sharp Sliced Small Smoked Soft Spiced Standard Strong Sweet Tangy Thick
    Toasted Unsalted Washed Whole""")

PRODUCT_NOUNS = _lines("""
    Almonds
    Apple Juice
    Baby Spinach
    Baker's Flour
    Basmati Rice
    Black Beans
    Black Pepper
    Blueberries
    Broom Heads
    Brown Sugar
    Butter
    Cardboard Boxes
    Carrots
    Cashews
    Cheddar
    Chickpeas
    Cleaning Cloths
    Cocoa Powder
    Coffee Beans
    Corn Tortillas
    Cotton Gloves
    Couscous
    Cranberries
    Cumin Seed
    Dish Soap
    Espresso Beans
    Food Storage Bags
    Gala Apples
    Garden Hose
    Garlic
    Ginger Root
    Goat Cheese
    Granola
    Greek Yogurt
    Green Lentils
    Green Tea
    Hand Soap
    Hardwood Charcoal
    Hazelnuts
    Honey
    Jam Jars
    Kidney Beans
    Kitchen Towels
    Lemons
    Light Bulbs
    Maple Syrup
    Mozzarella
    Mustard
    Napkins
    Oat Milk
    Olive Oil
    Oranges
    Oregano
    Paint Brushes
    Paper Cups
    Paper Towels
    Peanut Butter
    Pearl Barley
    Pecans
    Penne
    Quinoa
    Raisins
    Red Onions
    Rolled Oats
    Roma Tomatoes
    Russet Potatoes
    Rye Bread
    Sea Salt
    Sourdough Loaf
    Sparkling Water
    Spaghetti
    Sponges
    Sunflower Oil
    Sunflower Seeds
    Sweet Potatoes
    Tape Measures
    Tomato Paste
    Trash Bags
    Vanilla Extract
    Vinegar
    Walnuts
    Wild Rice
    Wood Screws
    Work Gloves
    Wrapping Paper""")

STREET_NAMES = _words("""
    Acorn Adams Alder Apple Arch Ash Aspen Bay Beech Birch Bluff Bridge Broad Brook Canal Cedar Center Cherry Chestnut
    Church Clay Cliff College Commerce Cottage Court Cypress Depot Division Dogwood Elm Fairview Factory Fir Forest
    Franklin Front Fulton Garden Granite Grant Grove Hamilton Harbor Harrison Hawthorn Hickory High Hill Hillcrest Holly
    Howard Industrial Ivy Jackson Jefferson Juniper Lafayette Lake Laurel Liberty Lincoln Linden Locust Madison Magnolia
    Main Maple Market Meadow Mill Monroe Mulberry Oak Olive Orange Orchard Park Peach Pearl Pecan Pine Pleasant Plum
    Poplar Prospect Quarry Railroad Redwood Ridge River Rose Sage School Spring Spruce State Summit Sunset Sycamore
    Union Valley Vine Walnut Washington Water Willow Wilson""")

STREET_SUFFIXES = _words("""
    Avenue Boulevard Circle Court Crossing Drive Lane Parkway Place Road Square Street Terrace Trail Way""")

NOTES = _lines("""
    Accepts returns within 14 days.
    Asks for a call before each delivery.
    Books deliveries two days ahead.
    Combines small orders into one weekly delivery.
    Confirms prices every quarter.
    Delivers before 9 am only.
    Delivers on Tuesdays and Fridays.
    Dock closes at 3 pm on Fridays.
    Does not deliver on public holidays.
    Forklift on site.
    Grants 2 % discount when paid within a week.
    Has a second warehouse across town.
    Holds organic certification.
    Invoices by e-mail only.
    Keeps cold storage on site.
    Labels every pallet with the batch code.
    Minimum order is one full pallet.
    Needs a purchase order number on every invoice.
    New contact since last spring.
    No deliveries in the first week of January.
    Offers seasonal specials in autumn.
    Packs mixed pallets on request.
    Pallets must be shrink-wrapped.
    Prefers bank transfer over checks.
    Quotes stay valid for 30 days.
    Ring at the side gate.
    Sends certificates of analysis with each batch.
    Sends statements at the end of the month.
    Ships with its own trucks.
    Takes back empty crates.
    Unloading takes about an hour.
    Uses reusable containers.
    Visits twice a year to agree on prices.
    Wants delivery notes in duplicate.""")

# city|state|first three digits of a postal code|area code
PLACES = _lines("""
    Birmingham|AL|352|205
    Huntsville|AL|358|256
    Mobile|AL|366|251
    Anchorage|AK|995|907
    Juneau|AK|998|907
    Phoenix|AZ|850|602
    Tucson|AZ|857|520
    Flagstaff|AZ|860|928
    Little Rock|AR|722|501
    Fayetteville|AR|727|479
    Los Angeles|CA|900|213
    San Diego|CA|921|619
    San Francisco|CA|941|415
    Sacramento|CA|958|916
    Fresno|CA|937|559
    Oakland|CA|946|510
    Bakersfield|CA|933|661
    San Jose|CA|951|408
    Denver|CO|802|303
    Colorado Springs|CO|809|719
    Fort Collins|CO|805|970
    Hartford|CT|061|860
    Dover|DE|199|302
    Wilmington|DE|198|302
    Jacksonville|FL|322|904
    Miami|FL|331|305
    Orlando|FL|328|407
    Tampa|FL|336|813
    Tallahassee|FL|323|850
    Atlanta|GA|303|404
    Augusta|GA|309|706
    Savannah|GA|314|912
    Honolulu|HI|968|808
    Boise|ID|837|208
    Idaho Falls|ID|834|208
    Chicago|IL|606|312
    Peoria|IL|616|309
    Springfield|IL|627|217
    Rockford|IL|611|815
    Indianapolis|IN|462|317
    Fort Wayne|IN|468|260
    South Bend|IN|466|574
    Evansville|IN|477|812
    Des Moines|IA|503|515
    Cedar Rapids|IA|524|319
    Dubuque|IA|520|563
    Wichita|KS|672|316
    Topeka|KS|666|785
    Louisville|KY|402|502
    Lexington|KY|405|859
    New Orleans|LA|701|504
    Baton Rouge|LA|708|225
    Shreveport|LA|711|318
    Bangor|ME|044|207
    Baltimore|MD|212|410
    Frederick|MD|217|301
    Boston|MA|021|617
    Worcester|MA|016|508
    Detroit|MI|482|313
    Grand Rapids|MI|495|616
    Lansing|MI|489|517
    Ann Arbor|MI|481|734
    Minneapolis|MN|554|612
    Duluth|MN|558|218
    Rochester|MN|559|507
    Jackson|MS|392|601
    Gulfport|MS|395|228
    Kansas City|MO|641|816
    Saint Louis|MO|631|314
    Columbia|MO|652|573
    Billings|MT|591|406
    Missoula|MT|598|406
    Omaha|NE|681|402
    Las Vegas|NV|891|702
    Reno|NV|895|775
    Manchester|NH|031|603
    Concord|NH|033|603
    Newark|NJ|071|973
    Trenton|NJ|086|609
    Camden|NJ|081|856
    Albuquerque|NM|871|505
    Las Cruces|NM|880|575
    Brooklyn|NY|112|718
    Albany|NY|122|518
    Buffalo|NY|142|716
    Syracuse|NY|132|315
    Ithaca|NY|148|607
    Charlotte|NC|282|704
    Raleigh|NC|276|919
    Greensboro|NC|274|336
    Asheville|NC|288|828
    Fargo|ND|581|701
    Bismarck|ND|585|701
    Columbus|OH|432|614
    Cleveland|OH|441|216
    Cincinnati|OH|452|513
    Toledo|OH|436|419
    Dayton|OH|454|937
    Oklahoma City|OK|731|405
    Portland|OR|972|503
    Eugene|OR|974|541
    Salem|OR|973|503
    Philadelphia|PA|191|215
    Pittsburgh|PA|152|412
    Harrisburg|PA|171|717
    Scranton|PA|185|570
    Providence|RI|029|401
    Charleston|SC|294|843
    Greenville|SC|296|864
    Rapid City|SD|577|605
    Sioux Falls|SD|571|605
    Nashville|TN|372|615
    Memphis|TN|381|901
    Knoxville|TN|379|865
    Chattanooga|TN|374|423
    Houston|TX|770|713
    Fort Worth|TX|761|817
    Austin|TX|787|512
    San Antonio|TX|782|210
    El Paso|TX|799|915
    Lubbock|TX|794|806
    Corpus Christi|TX|784|361
    Salt Lake City|UT|841|801
    Provo|UT|846|801
    Burlington|VT|054|802
    Richmond|VA|232|804
    Norfolk|VA|235|757
    Roanoke|VA|240|540
    Seattle|WA|981|206
    Spokane|WA|992|509
    Tacoma|WA|984|253
    Huntington|WV|257|304
    Milwaukee|WI|532|414
    Madison|WI|537|608
    Green Bay|WI|543|920
    Cheyenne|WY|820|307
    Casper|WY|826|307""")

# Words of Faker's English list that have no place in a business's data.
UNWANTED_WORDS = frozenset(
    _words("""
    attack bad blood civil crime death defense Democrat democratic drug fear federal fight gas gun guy hit hospital I
    kid Congress military Mr Mrs PM police political politics poor president race Republican religious risk sex shoot
    skin soldier threat treatment trial TV war weapon worry wrong American body campaign candidate cell election medical
    tough citizen""")
) | frozenset({"a"})
